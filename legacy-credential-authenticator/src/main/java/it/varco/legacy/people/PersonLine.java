package it.varco.legacy.people;

import it.varco.policy.person.FiscalCode;
import java.util.List;
import java.util.Optional;

/**
 * What the old system knows of one person.
 *
 * @param code the only thing that joins the line and an account
 * @param email an address, which joins nothing
 * @param credential the password that the old system gave out
 */
public record PersonLine(
        FiscalCode code,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> email,
        Optional<CredentialLine> credential,
        List<GrantLine> grants) {

    public PersonLine {
        grants = List.copyOf(grants);
    }

    /** Ends up in assertion failures and logs, where people have no place. */
    @Override
    public String toString() {
        return "PersonLine[…]";
    }
}
