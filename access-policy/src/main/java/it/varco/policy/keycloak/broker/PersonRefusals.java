package it.varco.policy.keycloak.broker;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.person.PersonCreation;
import jakarta.ws.rs.core.Response;

/** Why somebody whom an identity provider has proven gets no account; the same for every door. */
public final class PersonRefusals {

    public static final Refusal CONFLICT =
            Refusal.of("PERSON-01", "person-conflict").with(Response.Status.CONFLICT);
    public static final Refusal LINK_MISMATCH =
            Refusal.of("PERSON-02", "link-mismatch").with(Response.Status.CONFLICT);
    public static final Refusal RACED =
            Refusal.of("PERSON-03", "first-sign-in-raced").with(Response.Status.CONFLICT);
    public static final Refusal FORMER_CODE =
            Refusal.of("PERSON-04", "code-replaced").with(Response.Status.CONFLICT);
    /** {@link UnknownPerson#REFUSE}: nobody has the code, and no door makes accounts. */
    public static final Refusal UNKNOWN =
            Refusal.of("PERSON-05", "person-unknown").with(Response.Status.FORBIDDEN);

    private PersonRefusals() {}

    /** Why no account was made, where none was. */
    public static Refusal of(PersonCreation creation) {
        if (creation instanceof PersonCreation.ByOperatorsAlone) {
            return UNKNOWN;
        }
        if (creation instanceof PersonCreation.FormerCode) {
            return FORMER_CODE;
        }
        return creation instanceof PersonCreation.Raced ? RACED : CONFLICT;
    }
}
