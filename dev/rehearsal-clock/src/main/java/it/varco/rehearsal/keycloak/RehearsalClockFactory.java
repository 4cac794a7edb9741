package it.varco.rehearsal.keycloak;

import it.varco.policy.keycloak.clock.PolicyClock;
import it.varco.policy.keycloak.clock.PolicyClockFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The clock {@code rehearsal}, which comes before the system's wherever its jar is. */
public final class RehearsalClockFactory extends PolicyClockFactory {

    // Keycloak takes the highest of those above zero.
    private static final int BEFORE_THE_SYSTEMS = 100;

    private final InstantSource wall = InstantSource.system();

    @Override
    public String getId() {
        return "rehearsal";
    }

    @Override
    public int order() {
        return BEFORE_THE_SYSTEMS;
    }

    /** Stops the server's start where somebody on another machine could move the clock. */
    @Override
    public void init(Config.Scope config) {
        LoopbackAlone.require(option -> Optional.ofNullable(config.root().get(option)));
    }

    @Override
    public PolicyClock create(KeycloakSession session) {
        return () -> now(session);
    }

    private Instant now(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getRealm())
                .map(realm -> new RehearsedRealm(realm, wall).now())
                .orElseGet(wall::instant);
    }
}
