package it.varco.legacy.keycloak.step;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.person.People;
import it.varco.policy.keycloak.person.PersonLookup;
import it.varco.policy.person.FiscalCode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Compares what was typed with Keycloak's own password credential. Every way through computes exactly one password hash, so
 * that nobody learns from the time of an answer whether a person has an account.
 */
final class PasswordCheck {

    /** Longer than any password that Keycloak's policies let somebody choose; hashing more would be work for nothing. */
    private static final int LONGEST_PASSWORD = 1_024;

    private final AuthenticationFlowContext context;

    PasswordCheck(AuthenticationFlowContext context) {
        this.context = context;
    }

    PasswordAnswer check(MultivaluedMap<String, String> form) {
        String typed = form.getFirst(AuthenticationManager.FORM_USERNAME);
        String password = form.getFirst(CredentialRepresentation.PASSWORD);
        Optional<PersonLookup> found = FiscalCode.parse(typed).map(new People(context.getSession())::find);
        if (found.isPresent() && found.get() instanceof PersonLookup.Known known) {
            return check(known.user(), password);
        }
        AuthenticatorUtils.dummyHash(context);
        boolean twice = found.isPresent() && found.get() instanceof PersonLookup.Conflict;
        return new PasswordAnswer.Refused(
                twice ? PasswordRefusal.TWO_ACCOUNTS : PasswordRefusal.UNKNOWN_PERSON, Optional.empty());
    }

    private PasswordAnswer check(UserModel user, String password) {
        Optional<PasswordRefusal> closed = closed(user, password);
        if (closed.isPresent()) {
            AuthenticatorUtils.dummyHash(context);
            return new PasswordAnswer.Refused(closed.get(), Optional.of(user));
        }
        boolean right = user.credentialManager().isValid(UserCredentialModel.password(password));
        Optional<LegacyCredential> credential = PersonRecords.of(user).legacyCredential();
        if (!right || credential.isEmpty()) {
            PasswordRefusal why = right ? PasswordRefusal.NO_RECORD : PasswordRefusal.WRONG_PASSWORD;
            return new PasswordAnswer.Refused(why, Optional.of(user));
        }
        return new PasswordAnswer.Right(user, credential.get());
    }

    /** Why the password need not even be looked at. */
    private Optional<PasswordRefusal> closed(UserModel user, String password) {
        // Asked once: Keycloak's detector takes the question for the beginning of an attempt.
        if (AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) != null) {
            return Optional.of(PasswordRefusal.LOCKED_OUT);
        }
        if (!user.isEnabled()) {
            return Optional.of(PasswordRefusal.DISABLED);
        }
        if (context.getUser() != null && !context.getUser().getId().equals(user.getId())) {
            return Optional.of(PasswordRefusal.ANOTHER_PERSON);
        }
        if (!user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)) {
            return Optional.of(PasswordRefusal.NO_PASSWORD);
        }
        return password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD
                ? Optional.of(PasswordRefusal.WRONG_PASSWORD)
                : Optional.empty();
    }
}
