package it.varco.policy.keycloak.demand;

import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.keycloak.step.Step;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.authentication.authenticators.util.LoAUtil;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Keycloak's single sign-on, by the cookie of a session that is there, for applications that are content with how that
 * session began. For one that wants to be surer, the person signs in again, by a door.
 */
final class SingleSignOn extends Step {

    /** The message of the next page, which is why the person sees it. */
    private static final String STEP_UP = "varco.step-up.needed";

    private final Authenticator cookie = new CookieAuthenticator();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        AuthenticationManager.AuthResult present =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (present != null
                && !isAskedInSilence(authentication)
                && !isEnough(context.getSession(), authentication, present.session())) {
            context.setUser(present.user());
            context.setForwardedInfoMessage(STEP_UP);
            context.attempted();
            return;
        }
        if (hasNoLevelsOfItsOwn(context)) {
            // Keycloak compares the number of the level asked with the highest that a condition of the flow has
            // recorded. Without such a condition no session is ever at any, and every application that names a level
            // would be sent to sign in each time.
            authentication.removeClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        }
        cookie.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        cookie.action(context);
    }

    /** Nobody can be shown a door then: the gate answers that somebody would have to be. */
    private static boolean isAskedInSilence(AuthenticationSessionModel authentication) {
        return TokenUtil.hasPrompt(
                authentication.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    private static boolean isEnough(
            KeycloakSession session, AuthenticationSessionModel authentication, UserSessionModel present) {
        return new SignInNotes(session)
                .read(present)
                .map(signIn -> SignInDemand.isMet(session, authentication, signIn))
                .orElse(true);
    }

    private static boolean hasNoLevelsOfItsOwn(AuthenticationFlowContext context) {
        return LoAUtil.getLoaMaxAgesConfiguredInRealmFlow(
                        context.getRealm(), context.getTopLevelFlow().getId())
                .isEmpty();
    }
}
