package it.varco.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * A realm in production in which nothing is set up, and the calls that set it up for one scheme.
 *
 * @param scheme as it stands in addresses: {@code spid} or {@code cie}
 */
public record BareRealm(TargetKeycloak keycloak, Realm realm, String scheme) implements AutoCloseable {

    /** The name under which the set-ups of the tests make it known. */
    public static final String ENTITY = "https://portale.comune.example";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A new one, as behind a proxy: the addresses that authorities are told are not those of the test. */
    public static BareRealm of(TargetKeycloak keycloak, String scheme) {
        ObjectNode realm = JsonNodeFactory.instance.objectNode();
        realm.put("realm", "vuoto-" + UUID.randomUUID().toString().substring(0, 8));
        realm.put("enabled", true);
        realm.putObject("attributes").put("frontendUrl", "https://accesso.comune.example");
        return new BareRealm(keycloak, keycloak.importRealm(realm), scheme);
    }

    /** Where administrators call something of the realm. */
    public String path(String rest) {
        return "/admin/realms/" + realm.name() + rest;
    }

    /** Sets it up. */
    public HttpResponse<String> setup(String body) {
        return realm.send("POST", "/" + scheme + "/setup", body, Map.of());
    }

    /** What the authority would refuse in a document. */
    public HttpResponse<String> lint(String document) {
        return keycloak.admin().sendText(path("/" + scheme + "/metadata-lint"), "application/xml", document);
    }

    /** As anybody reads them. */
    public HttpResponse<String> metadata() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(keycloak.baseUrl()
                                            .resolve("/realms/" + realm.name() + "/" + scheme + "/metadata"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The keys for SPID and CIE that it has. */
    public List<JsonNode> keys() {
        return realm.components("org.keycloak.keys.KeyProvider").stream()
                .filter(key ->
                        "varco-spid-signing-key".equals(key.path("providerId").asText()))
                .toList();
    }

    /** What became of the things of a set-up. */
    public static List<String> outcomes(JsonNode answer) {
        return answer.path("steps").findValuesAsText("outcome");
    }

    /** The things of a set-up. */
    public static List<String> things(JsonNode answer) {
        return StreamSupport.stream(answer.path("steps").spliterator(), false)
                .map(step -> step.path("thing").asText())
                .toList();
    }

    /** An answer read. */
    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        realm.delete();
    }
}
