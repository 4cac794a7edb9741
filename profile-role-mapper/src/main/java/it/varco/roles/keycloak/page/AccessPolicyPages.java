package it.varco.roles.keycloak.page;

import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Leads to the pages; each opens with {@link PageDoor}. */
public final class AccessPolicyPages implements RealmResourceProvider {

    private final KeycloakSession session;

    AccessPolicyPages(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** The plan over time, for those who answer for it. */
    @Path("calendar")
    public CalendarPage calendar() {
        return new CalendarPage(session);
    }

    @Override
    public void close() {}
}
