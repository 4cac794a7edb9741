package it.varco.it.register;

import it.varco.it.kit.TargetKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The line that our log has for a call; it may come a moment after the answer. */
final class ServerLog {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ServerLog() {}

    static String lineOf(TargetKeycloak keycloak, String requestId) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<String> line = keycloak.log()
                    .lines()
                    .filter(each -> each.contains("call " + requestId))
                    .findFirst();
            if (line.isPresent()) {
                return line.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the log has no line of call " + requestId);
    }
}
