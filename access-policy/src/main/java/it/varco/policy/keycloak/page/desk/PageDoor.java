package it.varco.policy.keycloak.page.desk;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.keycloak.access.RealmAccess;
import it.varco.policy.keycloak.admin.OperatorRole;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.PkceUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Lets a person to a page who is signed in to the realm in a strong way. Whoever is not yet signed in does so as for any
 * application, with the client {@code varco-pages}; the code that comes back is not used, since the browser then has the
 * realm's own cookie.
 */
public final class PageDoor {

    /** The client under which people sign in to our pages. */
    public static final String CLIENT = "varco-pages";

    private static final Refusal NOT_STRONG =
            Refusal.of("PLAN-C02", "page-needs-strong-sign-in").with(Response.Status.FORBIDDEN);
    private static final Refusal NO_ROLE =
            Refusal.of("PLAN-C03", "page-needs-role").with(Response.Status.FORBIDDEN);
    private static final Refusal NO_COOKIE = Refusal.of("PLAN-C04", "page-needs-cookie");

    private final KeycloakSession session;
    private final RealmModel realm;

    public PageDoor(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Lets in whoever is signed in strongly. */
    public PageVisit open() {
        AuthenticationManager.AuthResult known = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        if (known == null) {
            return new PageVisit.Elsewhere(
                    isBackFromSignIn()
                            ? refuse(NO_COOKIE, event(), page())
                            : Response.seeOther(signIn().build()).build());
        }
        RealmAccess access = new RealmAccess(session);
        Optional<SignIn> signIn = new SignInNotes(session).read(known.session());
        Optional<CompiledPlan> plan =
                access.plan().filter(inForce -> signIn.filter(inForce::isStrong).isPresent());
        if (plan.isEmpty() || access.of(known.session()).entry() != PersonalAccess.Entry.OPEN) {
            URI again = signIn().queryParam(OIDCLoginProtocol.PROMPT_PARAM, OIDCLoginProtocol.PROMPT_VALUE_LOGIN)
                    .build();
            return new PageVisit.Elsewhere(refuse(NOT_STRONG, event().user(known.user()), again));
        }
        return isBackFromSignIn()
                ? new PageVisit.Elsewhere(Response.seeOther(page()).build())
                : new PageVisit.Welcome(new PageVisitor(known.user(), known.session(), access, plan.get()));
    }

    /** Lets in only operators with one of these roles. */
    public PageVisit openFor(OperatorRole... operators) {
        PageVisit visit = open();
        if (!(visit instanceof PageVisit.Welcome welcome)) {
            return visit;
        }
        UserModel user = welcome.visitor().user();
        return Arrays.stream(operators).anyMatch(operator -> operator.isHeldBy(realm, user))
                ? visit
                : new PageVisit.Elsewhere(refuse(NO_ROLE, event().user(user), page()));
    }

    private boolean isBackFromSignIn() {
        return session.getContext().getUri().getQueryParameters().containsKey(OAuth2Constants.STATE);
    }

    /** The page itself, without what a sign-in adds to its address. */
    private URI page() {
        return session.getContext().getUri().getAbsolutePath();
    }

    private UriBuilder signIn() {
        return OIDCLoginProtocolService.authUrl(session.getContext().getUri().getBaseUriBuilder())
                .resolveTemplate("realm", realm.getName())
                .queryParam(OAuth2Constants.CLIENT_ID, CLIENT)
                .queryParam(OAuth2Constants.RESPONSE_TYPE, OAuth2Constants.CODE)
                .queryParam(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID)
                .queryParam(OAuth2Constants.REDIRECT_URI, page())
                .queryParam(OAuth2Constants.STATE, SecretGenerator.getInstance().randomString())
                .queryParam(OAuth2Constants.CODE_CHALLENGE_METHOD, OAuth2Constants.PKCE_METHOD_S256)
                .queryParam(
                        OAuth2Constants.CODE_CHALLENGE,
                        PkceUtils.encodeCodeChallenge(
                                PkceUtils.generateCodeVerifier(), OAuth2Constants.PKCE_METHOD_S256));
    }

    private Response refuse(Refusal refusal, EventBuilder event, URI again) {
        RefusalPage page = new RefusalPage(session);
        String reference = page.report(refusal, event);
        return page.page(refusal, reference, Optional.empty(), Map.of("retryUrl", again.toString()));
    }

    private EventBuilder event() {
        return new EventBuilder(realm, session, session.getContext().getConnection()).event(EventType.LOGIN);
    }
}
