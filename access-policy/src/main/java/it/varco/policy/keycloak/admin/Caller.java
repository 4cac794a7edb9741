package it.varco.policy.keycloak.admin;

import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.audit.RefusedAttempt;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.fgap.RealmPermissionEvaluator;

/**
 * Who calls an admin endpoint: an administrator of the {@code master} realm, or an operator of the realm who came in
 * strongly. Nobody else has any right, the realm's own administrators neither; that they tried is an event of the realm.
 */
public final class Caller {

    /** The code of every refusal of a caller. */
    public static final String CODE = "PLAN-C01";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String area;
    private final UserSessionModel userSession;
    private final AccessToken token;
    private final RealmPermissionEvaluator administrator;
    private final StrongSignIn strongSignIn;

    /** @param area the name of the area that is called */
    Caller(KeycloakSession session, RealmModel realm, RealmPermissionEvaluator administrator, String area) {
        this.session = session;
        this.realm = realm;
        this.area = area;
        this.userSession = session.getContext().getUserSession();
        this.token = (AccessToken) session.getContext().getBearerToken();
        this.administrator = administrator;
        this.strongSignIn = new StrongSignIn(session);
    }

    /** The account that calls. */
    public String id() {
        return userSession.getUser().getId();
    }

    /** The caller as somebody who does something with accounts. */
    public Actor actor() {
        return new Actor(id(), isAdministrator(AdminRight.MANAGE) ? Actor.Part.ADMINISTRATOR : Actor.Part.OPERATOR);
    }

    /**
     * Lets only an administrator of {@code master} pass.
     *
     * @throws org.keycloak.services.ErrorResponseException 403, for anybody else
     */
    public void requireAdministrator(AdminRight right) {
        if (!isAdministrator(right)) {
            throw refused();
        }
    }

    /**
     * Lets an administrator of {@code master} pass, and an operator with one of these roles.
     *
     * @throws org.keycloak.services.ErrorResponseException 403, for anybody else
     */
    public void require(AdminRight right, OperatorRole... operators) {
        if (!isAdministrator(right) && !is(Set.of(operators))) {
            throw refused();
        }
    }

    /** Whether the caller is an administrator of {@code master} with that right. */
    public boolean isAdministrator(AdminRight right) {
        return RealmManager.isAdministrationRealm(userSession.getRealm())
                && (right == AdminRight.VIEW ? administrator.canViewRealm() : administrator.canManageRealm());
    }

    /** Whether the token holds one of the roles, and the person behind it came in strongly. */
    private boolean is(Set<OperatorRole> operators) {
        AccessToken.Access roles = token.getRealmAccess();
        return !RealmManager.isAdministrationRealm(userSession.getRealm())
                && roles != null
                && operators.stream().map(OperatorRole::role).anyMatch(roles::isUserInRole)
                && strongSignIn.holdsFor(userSession);
    }

    /**
     * Tells who tried what, and gives the answer as an exception.
     *
     * @param code the code that the troubleshooting page explains
     * @param error what is wrong, in English, without anything about a person
     */
    RuntimeException refused(RefusedAttempt attempt, Response.Status status, String code, String error) {
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.EXECUTE_ACTIONS)
                .detail(AuditDetails.AREA, area);
        attempt.tell(event, code);
        return AdminRefusal.of(status, code, error);
    }

    private RuntimeException refused() {
        return refused(
                RefusedAttempt.by(id()),
                Response.Status.FORBIDDEN,
                CODE,
                "this needs another role, or a sign-in with a strong method");
    }
}
