package it.varco.roles.keycloak.gate;

import it.varco.policy.keycloak.access.TechnicalAccounts;
import it.varco.policy.keycloak.demand.SignInDemand;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.keycloak.access.Standings;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** Somebody who has been recognised and stands before the gate. */
final class Arrival {

    private static final String TOKEN_ENDPOINT = "/protocol/openid-connect/token";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authentication;
    private final UserModel user;
    private final String path;
    private final Optional<SignIn> fresh;
    private final Optional<UserSessionModel> present;

    Arrival(RequiredActionContext context) {
        this.session = context.getSession();
        this.authentication = context.getAuthenticationSession();
        this.user = context.getUser();
        this.path = context.getUriInfo().getPath();
        this.fresh = new SignInNotes(session).read(authentication, user);
        // The session that this sign-in is about to become a part of; one that is over is none.
        this.present = Optional.ofNullable(session.sessions()
                        .getUserSession(
                                authentication.getRealm(),
                                authentication.getParentSession().getId()))
                .filter(found -> AuthenticationManager.isSessionValid(authentication.getRealm(), found))
                .filter(found -> user.equals(found.getUser()));
    }

    /** The sign-in that a door wrote just now. */
    Optional<SignIn> fresh() {
        return fresh;
    }

    /** The person's session in this browser. */
    Optional<UserSessionModel> present() {
        return present;
    }

    /** The sign-in that the session will hold. */
    Optional<SignIn> signIn() {
        return fresh.or(() -> present.flatMap(new SignInNotes(session)::read));
    }

    /** How the session will stand with the plan. */
    Standing standing() {
        return new Standings(session).of(authentication.getParentSession().getId(), user, signIn());
    }

    /** The same after the account was changed on the way. */
    Standing standingAnew() {
        Standings standings = new Standings(session);
        standings.forget(authentication.getParentSession().getId());
        return standing();
    }

    /** Whether this leads to a page that says what was done, and to no session. */
    boolean makesNoSession() {
        return authentication.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null;
    }

    /** Whether a program, and no browser, waits for the answer. */
    boolean isAtTokenEndpoint() {
        return path.endsWith(TOKEN_ENDPOINT);
    }

    /** Whether a person sits before it who signed in just now and can read a page. */
    boolean isInteractive() {
        return fresh.isPresent() && !isAtTokenEndpoint() && !isAskedInSilence();
    }

    /** Whether the application, which wants nobody to be bothered, wants to be surer than the session is. */
    boolean isAskedInSilenceForMore() {
        return isAskedInSilence()
                && signIn().filter(known -> !SignInDemand.isMet(session, authentication, known))
                        .isPresent();
    }

    /** Why nobody comes to this application like that, although the plan lets the person in. */
    Optional<Refusal> objection() {
        return signIn().flatMap(known -> SignInDemand.firstObjection(session, authentication, known));
    }

    private boolean isAskedInSilence() {
        return TokenUtil.hasPrompt(
                authentication.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /**
     * Whether nobody of ours need have let the person in: an administrator who looks through the account's eyes, and an
     * account that is no person's. Neither has a role of a profile or of an operator.
     */
    boolean needsNoSignIn() {
        return present.filter(Arrival::isImpersonated).isPresent() || new TechnicalAccounts(session).has(user);
    }

    private static boolean isImpersonated(UserSessionModel userSession) {
        return userSession.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null;
    }
}
