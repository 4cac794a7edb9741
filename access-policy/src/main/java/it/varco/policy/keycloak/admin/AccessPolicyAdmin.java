package it.varco.policy.keycloak.admin;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;

/** Leads to the areas. */
public final class AccessPolicyAdmin {

    private final KeycloakSession session;
    private final AdminCall call;

    AccessPolicyAdmin(KeycloakSession session, AdminCall call) {
        this.session = session;
        this.call = call;
    }

    /** The area of that name. */
    @Path("{area}")
    public Object area(@PathParam("area") String name) {
        AdminArea area = session.getProvider(AdminArea.class, name);
        if (area == null) {
            throw new NotFoundException();
        }
        return area.resource(call);
    }
}
