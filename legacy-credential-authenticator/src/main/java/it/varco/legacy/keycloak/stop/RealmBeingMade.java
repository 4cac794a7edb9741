package it.varco.legacy.keycloak.stop;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Remembers in a session which realm it is making: what is imported with a realm is the realm's own. */
final class RealmBeingMade {

    private static final String MARK = "varco.realm-being-made";

    private RealmBeingMade() {}

    static void listen(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmCreationEvent made) {
                made.getKeycloakSession()
                        .setAttribute(MARK, made.getCreatedRealm().getId());
            }
        });
    }

    static boolean is(KeycloakSession session, RealmModel realm) {
        return realm.getId().equals(session.getAttribute(MARK));
    }
}
