package it.varco.register.keycloak.events;

import it.varco.register.modi.SeenSignatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** Remembers signatures where Keycloak remembers its own tokens that can be used once: on every node, and for every realm together. */
final class SeenOnce implements SeenSignatures {

    private static final String PREFIX = "varco.register.";

    private final KeycloakSession session;

    SeenOnce(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public boolean isFirst(String id, Instant until) {
        long seconds = Duration.between(Clock.systemUTC().instant(), until).toSeconds() + 1;
        return session.getProvider(SingleUseObjectProvider.class)
                .putIfAbsent(PREFIX + sha256(id), Math.max(1, seconds));
    }

    /** The sender chooses how long its ids are. */
    private static String sha256(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
