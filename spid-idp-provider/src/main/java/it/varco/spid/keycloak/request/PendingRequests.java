package it.varco.spid.keycloak.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.varco.spid.answer.PendingRequest;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keeps the pending request with the sign-in that it belongs to. It is a client note: Keycloak wipes authentication notes
 * when a person signs in for the first time.
 */
public final class PendingRequests {

    private static final String NOTE = "varco.spid.pending";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PendingRequests() {}

    /** Remembers the request; one that was pending in the same tab is forgotten. */
    public static void remember(AuthenticationSessionModel authentication, PendingRequest request) {
        authentication.setClientNote(
                NOTE,
                JSON.createObjectNode()
                        .put("scheme", request.scheme().name())
                        .put("id", request.id())
                        .put("issuedAt", request.issuedAt().toString())
                        .put("entityId", request.entityId())
                        .put("serviceProvider", request.serviceProvider())
                        .put("assertionConsumerService", request.assertionConsumerService())
                        .put("level", request.level().name())
                        .put("comparison", request.comparison().name())
                        .toString());
    }

    public static Optional<PendingRequest> find(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getClientNote(NOTE)).map(PendingRequests::read);
    }

    /** A request is answered once. */
    public static void forget(AuthenticationSessionModel authentication) {
        authentication.removeClientNote(NOTE);
    }

    private static PendingRequest read(String note) {
        try {
            JsonNode json = JSON.readTree(note);
            return new PendingRequest(
                    Scheme.valueOf(json.get("scheme").asText()),
                    json.get("id").asText(),
                    Instant.parse(json.get("issuedAt").asText()),
                    json.get("entityId").asText(),
                    json.get("serviceProvider").asText(),
                    json.get("assertionConsumerService").asText(),
                    SpidLevel.valueOf(json.get("level").asText()),
                    Comparison.valueOf(json.get("comparison").asText()));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a note that only this class writes cannot be read", notOurs);
        }
    }
}
