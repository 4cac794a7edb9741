package it.varco.roles.keycloak.explain;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code calendar}. */
public final class CalendarAreaFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "calendar";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new CalendarResource(call);
    }
}
