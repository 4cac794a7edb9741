package it.varco.policy.keycloak.page.desk;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The admin events of somebody who works on a page, as those of somebody who calls the admin endpoints. */
public final class VisitorEvents {

    private final KeycloakSession session;

    public VisitorEvents(KeycloakSession session) {
        this.session = session;
    }

    /** What tells of that visitor's doings; none in a realm that has lost the client of the pages. */
    public Optional<AdminEventBuilder> of(PageVisitor visitor) {
        RealmModel realm = session.getContext().getRealm();
        // The visitor came with the realm's cookie and has no token.
        return Optional.ofNullable(realm.getClientByClientId(PageDoor.CLIENT))
                .map(client -> new AdminEventBuilder(
                        realm,
                        new AdminAuth(realm, null, visitor.user(), client),
                        session,
                        session.getContext().getConnection()));
    }
}
