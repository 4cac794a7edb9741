package it.varco.legacy.keycloak.stop;

import it.varco.legacy.keycloak.credential.PasswordIssue;
import it.varco.legacy.keycloak.credential.PersonsCredential;
import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.Decision;
import it.varco.policy.decision.Pending;
import it.varco.policy.decision.Reason;
import it.varco.policy.keycloak.access.TechnicalAccounts;
import it.varco.policy.keycloak.audit.RefusedAttempt;
import it.varco.policy.keycloak.credential.PasswordImport;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What Keycloak asks before it stores a password in clear text, whoever types it: the console, the REST API, the person. A
 * change of a live password is none of its business until the password ends; anything else would be a new one.
 */
final class IssuanceStop implements PasswordPolicyProvider {

    /** The password would be a new one, which only an office gives out. */
    static final String NOT_A_RENEWAL = "PLAN-I05";

    private final KeycloakSession session;

    IssuanceStop(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public PolicyError validate(RealmModel realm, UserModel user, String password) {
        if (PasswordIssue.isFor(session, user) || PasswordImport.isRunning(session)) {
            return null;
        }
        if (new TechnicalAccounts(session).has(user)) {
            return null;
        }
        PersonsCredential person = new PersonsCredential(session, user);
        return refusal(realm, person, user)
                .map(why -> tell(realm, user, why, person.adequateMethods()))
                .orElse(null);
    }

    /** At a registration nobody is known yet: the account that it makes has no fiscal code, and opens nothing. */
    @Override
    public PolicyError validate(String user, String password) {
        return null;
    }

    @Override
    public Object parseConfig(String value) {
        return value;
    }

    @Override
    public void close() {}

    private Optional<Refusal> refusal(RealmModel realm, PersonsCredential person, UserModel user) {
        Optional<LegacyCredential> present = person.present();
        if (present.isEmpty()) {
            return Optional.of(new Refusal(NOT_A_RENEWAL, "varco.password.new"));
        }
        Decision login = person.login(present.get());
        if (!login.allows()) {
            return Optional.of(new Refusal(login.reason().code(), "varco.password.ended"));
        }
        if (!isOwnChange(realm, user) && person.pending() == Pending.SOME_ROLE) {
            return Optional.of(new Refusal(Reason.WAITS_FOR_STRONG_SIGN_IN.code(), "varco.password.waits"));
        }
        if (!person.renewalIsIssuance()) {
            return Optional.empty();
        }
        Decision issue = person.issue(present.get().kind(), present.get().exemption());
        return issue.allows()
                ? Optional.empty()
                : Optional.of(new Refusal(issue.reason().code(), "varco.password.ended"));
    }

    /**
     * Whether the person changes it who has just come in by a door of ours, or did so for the session that goes on.
     * An operator's session is another's; a link by mail is no sign-in, whoever asked for it.
     */
    private boolean isOwnChange(RealmModel realm, UserModel user) {
        AuthenticationSessionModel authentication = session.getContext().getAuthenticationSession();
        return authentication != null
                && user.equals(authentication.getAuthenticatedUser())
                && signIn(realm, user, authentication).isPresent();
    }

    private Optional<SignIn> signIn(RealmModel realm, UserModel user, AuthenticationSessionModel authentication) {
        SignInNotes notes = new SignInNotes(session);
        return notes.read(authentication, user)
                .or(() -> Optional.ofNullable(session.sessions()
                                .getUserSession(
                                        realm, authentication.getParentSession().getId()))
                        .filter(present -> user.equals(present.getUser()))
                        .flatMap(notes::read));
    }

    private PolicyError tell(RealmModel realm, UserModel user, Refusal why, List<String> methods) {
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
        RefusedAttempt.on(user, session).tell(event, why.code());
        return new PolicyError(why.messageKey(), String.join(", ", methods));
    }

    private record Refusal(String code, String messageKey) {}
}
