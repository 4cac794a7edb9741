package it.varco.policy.keycloak.admin;

import it.varco.policy.keycloak.audit.RefusedAttempt;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * One call of the admin endpoints.
 *
 * @param realm the realm that it is about
 * @param caller who calls; nothing is allowed before the caller was asked for the right to it
 */
public record AdminCall(KeycloakSession session, RealmModel realm, Caller caller, AdminEventBuilder events) {

    private static final String KIND = "VARCO_";

    /**
     * A call of the admin endpoints that a module has beside these.
     *
     * @param area their name, for the event of whoever may not call them
     */
    public static AdminCall of(
            KeycloakSession session,
            RealmModel realm,
            AdminPermissionEvaluator permissions,
            AdminEventBuilder events,
            String area) {
        return new AdminCall(session, realm, new Caller(session, realm, permissions.realm(), area), events);
    }

    /** The same call in a session of its own, whose transaction is a part of the work. */
    public AdminCall in(KeycloakSession other) {
        return new AdminCall(other, other.realms().getRealm(realm.getId()), caller, events.clone(other));
    }

    /**
     * Writes that something was changed. Neither path nor kind may hold anything about a person but the account's id.
     *
     * @param kind of the thing, such as {@code PLAN}
     * @param path what was changed, below the realm's admin endpoints
     */
    public void changed(OperationType operation, String kind, String... path) {
        events.operation(operation).resource(KIND + kind).resourcePath(path).success();
    }

    /**
     * The answer that refuses it, as an exception, after an event that names who tried and nobody else.
     *
     * @param code the code that the troubleshooting page explains
     * @param error what is wrong, in English, without anything about a person
     */
    public RuntimeException refused(Response.Status status, String code, String error) {
        return caller.refused(RefusedAttempt.by(caller.id()), status, code, error);
    }

    /**
     * The same about an account.
     *
     * @param account its id
     */
    public RuntimeException refused(String account, Response.Status status, String code, String error) {
        return caller.refused(RefusedAttempt.by(caller.id()).on(account), status, code, error);
    }
}
