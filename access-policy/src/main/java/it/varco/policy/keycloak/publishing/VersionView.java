package it.varco.policy.keycloak.publishing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import it.varco.policy.keycloak.plan.PublishedVersion;
import org.keycloak.util.JsonSerialization;

/**
 * A published version, as the endpoints show it.
 *
 * @param number counts publications from one
 * @param version the publisher's name of it
 * @param effectiveFrom the first day on which it decides
 * @param inForce whether it is the one that decides now
 * @param publishedAt on the wall clock
 * @param publishedBy the account's id, or {@code import}
 * @param document absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
        int number,
        String version,
        String effectiveFrom,
        boolean inForce,
        String publishedAt,
        String publishedBy,
        JsonNode document) {

    static VersionView of(PublishedVersion published, int inForce) {
        return view(published, inForce, null);
    }

    static VersionView whole(PublishedVersion published, int inForce) {
        return view(published, inForce, parse(published.document()));
    }

    private static VersionView view(PublishedVersion published, int inForce, JsonNode shown) {
        JsonNode document = shown == null ? parse(published.document()) : shown;
        return new VersionView(
                published.number(),
                document.path("version").asText(),
                document.path("effectiveFrom").asText(),
                published.number() == inForce,
                published.publishedAt().toString(),
                published.publishedBy(),
                shown);
    }

    private static JsonNode parse(String document) {
        try {
            return JsonSerialization.mapper.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published plan is JSON", e);
        }
    }
}
