package it.varco.roles.keycloak.page;

import it.varco.roles.keycloak.grants.GrantDone;
import it.varco.roles.keycloak.grants.GrantRecord;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Tells what was done on a page as it is told of the same thing done by the admin endpoints. */
final class PageEvents {

    private final KeycloakSession session;

    PageEvents(KeycloakSession session) {
        this.session = session;
    }

    void changed(GrantDone done, PageVisitor visitor) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = realm.getClientByClientId(PageDoor.CLIENT);
        GrantRecord told = new GrantRecord(session);
        if (client == null) {
            told.changed(done);
        } else {
            // The visitor came with the realm's cookie and has no token.
            AdminAuth visiting = new AdminAuth(realm, null, visitor.user(), client);
            told.changed(
                    done,
                    new AdminEventBuilder(
                            realm, visiting, session, session.getContext().getConnection()));
        }
    }
}
