package it.varco.register.keycloak.watch;

import it.varco.policy.register.RegisterWarning;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How one register was doing when somebody last looked.
 *
 * @param realm the realm's name
 * @param lastEvent when the Order last sent anything, on the wall clock; empty where it never has
 * @param warnings how many events did not fit, by why
 */
record RegisterStanding(
        String realm, String profile, Optional<Instant> lastEvent, Map<RegisterWarning, Long> warnings) {

    RegisterStanding {
        warnings = Map.copyOf(warnings);
    }
}
