package it.varco.roles.keycloak.page;

import it.varco.policy.keycloak.page.desk.PageVisitor;
import it.varco.policy.keycloak.page.desk.VisitorEvents;
import it.varco.roles.keycloak.grants.GrantDone;
import it.varco.roles.keycloak.grants.GrantRecord;
import org.keycloak.models.KeycloakSession;

/** Tells what was done on a page as it is told of the same thing done by the admin endpoints. */
final class PageEvents {

    private final KeycloakSession session;

    PageEvents(KeycloakSession session) {
        this.session = session;
    }

    void changed(GrantDone done, PageVisitor visitor) {
        GrantRecord told = new GrantRecord(session);
        new VisitorEvents(session)
                .of(visitor)
                .ifPresentOrElse(events -> told.changed(done, events), () -> told.changed(done));
    }
}
