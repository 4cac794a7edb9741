package it.varco.demo.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keycloak could not be prepared or started; the message holds the end of its log and what to do. */
public final class KeycloakFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LINES_SHOWN = 40;

    KeycloakFailure(String message) {
        super(message);
    }

    KeycloakFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static KeycloakFailure withLog(String message, Path log) {
        return new KeycloakFailure("%s%nThe whole log is %s; its end:%n%s".formatted(message, log, tail(log)));
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException unreadable) {
            return "(there is no log)";
        }
    }
}
