package it.varco.rehearsal.keycloak;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * A realm and how its clock was moved. That is an attribute of the realm: Keycloak has it in its cache, so that asking for
 * the time costs a token no query, and the next request sees a change.
 */
record RehearsedRealm(RealmModel realm, InstantSource wall) {

    private static final String ATTRIBUTE = "varco.rehearsal-clock";

    String name() {
        return realm.getName();
    }

    /** Whether the realm's clock may be moved; in production it is the wall's, whatever was stored before. */
    boolean isInRehearsal() {
        return RealmStage.of(realm) == Stage.REHEARSAL;
    }

    Optional<Movement> movement() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE))
                .filter(stored -> isInRehearsal())
                .flatMap(Movement::read);
    }

    Instant now() {
        Instant now = wall.instant();
        return movement().map(movement -> movement.at(now)).orElse(now);
    }

    void move(WantedTime wanted) {
        realm.setAttribute(ATTRIBUTE, wanted.movementFrom(wall.instant()).written());
    }

    void goBack() {
        realm.removeAttribute(ATTRIBUTE);
    }
}
