package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.page.desk.PageDoor;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Leads to the pages; each opens with {@link PageDoor}. */
public final class AccessPolicyPages implements RealmResourceProvider {

    private final KeycloakSession session;
    private final Clock wall;

    AccessPolicyPages(KeycloakSession session, Clock wall) {
        this.session = session;
        this.wall = wall;
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

    /** What to put right in the realm, for those who answer for it. */
    @Path("doctor")
    public DoctorPage doctor() {
        return new DoctorPage(session, wall);
    }

    /** Grants of people, for those who accredit. */
    @Path("office")
    public OfficePage office() {
        return new OfficePage(session, wall);
    }

    /** Whom a holder lets act in his or her place. */
    @Path("delegations")
    public DelegationsPage delegations() {
        return new DelegationsPage(session, wall);
    }

    @Override
    public void close() {}
}
