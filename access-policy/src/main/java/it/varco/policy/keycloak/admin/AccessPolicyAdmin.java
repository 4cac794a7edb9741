package it.varco.policy.keycloak.admin;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.RealmPermissionEvaluator;

/** Leads to the areas. */
public final class AccessPolicyAdmin {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPermissionEvaluator permissions;
    private final AdminEventBuilder events;

    AccessPolicyAdmin(
            KeycloakSession session, RealmModel realm, RealmPermissionEvaluator permissions, AdminEventBuilder events) {
        this.session = session;
        this.realm = realm;
        this.permissions = permissions;
        this.events = events;
    }

    /** The area of that name. */
    @Path("{area}")
    public Object area(@PathParam("area") String name) {
        AdminArea area = session.getProvider(AdminArea.class, name);
        if (area == null) {
            throw new NotFoundException();
        }
        return area.resource(new AdminCall(session, realm, new Caller(session, realm, permissions, name), events));
    }
}
