package it.varco.policy.keycloak.clock;

import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/** The clock {@code system}: the machine's, which nothing moves. */
public final class SystemClockFactory extends PolicyClockFactory {

    private static final PolicyClock SYSTEM = Instant::now;

    @Override
    public String getId() {
        return "system";
    }

    @Override
    public PolicyClock create(KeycloakSession session) {
        return SYSTEM;
    }
}
