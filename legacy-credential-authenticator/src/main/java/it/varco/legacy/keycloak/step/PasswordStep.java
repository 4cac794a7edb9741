package it.varco.legacy.keycloak.step;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.keycloak.step.Step;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the two doors for a password share. The step says who came and how; whether that opens a session on this day is
 * decided by the gate, for every door alike.
 */
abstract class PasswordStep extends Step {

    private static final String PROVIDER = "legacy";

    /** Whether anybody at all may still come in with a password on this day. */
    static boolean isOffered(KeycloakSession session) {
        RealmAccess access = new RealmAccess(session);
        Optional<CompiledPlan> plan = access.plan();
        return plan.isPresent()
                && Arrays.stream(SignInMethod.values())
                        .filter(SignInMethod::isLegacyCredential)
                        .anyMatch(method -> plan.get().mayBeOffered(method, access.now()));
    }

    static void succeed(AuthenticationFlowContext context, PasswordAnswer.Right right) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        SignInMethod method = right.credential().kind();
        // Keycloak prints this note in events and looks failed attempts up by it: never what was typed.
        authentication.setAuthNote(
                AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME,
                right.user().getUsername());
        authentication.setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
        context.setUser(right.user());
        context.getEvent().detail(AuditDetails.METHOD, method.slug());
        new SignInNotes(context.getSession())
                .write(
                        authentication,
                        right.user(),
                        new SignIn(method, method.ownAuthenticationContext(), Instant.now(), PROVIDER));
        context.success(PasswordCredentialModel.TYPE);
    }

    /** Tells the operator why; the person is told the same words whatever the reason. */
    static void tellOperator(AuthenticationFlowContext context, PasswordAnswer.Refused refused) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        refused.user()
                .ifPresentOrElse(
                        user -> {
                            authentication.setAuthNote(
                                    AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, user.getUsername());
                            context.getEvent().user(user);
                        },
                        () -> authentication.removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME));
        context.getEvent()
                .detail(AuditDetails.CODE, refused.why().code())
                .error(refused.why().error());
    }
}
