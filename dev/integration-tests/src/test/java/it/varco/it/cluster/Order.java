package it.varco.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.RSAKey;
import it.varco.demo.order.OrderKey;
import it.varco.demo.order.OrderRegistration;
import it.varco.demo.order.OrderSystem;
import it.varco.it.kit.KeycloakNode;
import it.varco.it.kit.TestRealm;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;

/** The Order of one realm, which may speak to any node; safe for threads. */
final class Order {

    static final String PROFILE = "consulenti-del-lavoro";

    private static final String CLIENT = "ordine-consulenti";

    /** Below what such a token lives. */
    private static final Duration TOKEN_USED_FOR = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestRealm realm;
    private final OrderSystem system;
    private String token = "";
    private Instant tokenFetched = Instant.MIN;

    Order(KeycloakNode node, TestRealm realm) {
        this.realm = realm;
        RSAKey key = OrderKey.make();
        OrderRegistration.of(node.admin(), realm.name(), CLIENT, key);
        this.system = new OrderSystem(realm.admin().issuer(), CLIENT, key);
    }

    /** An act of a day, with the Order's counter. */
    record Act(String id, String type, String fiscalCode, LocalDate day, int sequence) {

        /** The same of somebody else, which is another event. */
        Act of(String otherFiscalCode) {
            return new Act(id + "-" + otherFiscalCode.charAt(0), type, otherFiscalCode, day, sequence);
        }

        @Override
        public String toString() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("eventId", id)
                    .put("type", type)
                    .put("fiscalCode", fiscalCode)
                    .put("communicatedAt", "2019-02-01T09:30:00+01:00")
                    .put("effectiveDate", day.toString())
                    .put("sequence", sequence)
                    .toString();
        }
    }

    HttpResponse<String> says(KeycloakNode node, Act act) {
        return answerTo(node, "application/json", act.toString()).join();
    }

    /** Lines, one a message; the answer comes when it comes. */
    CompletableFuture<HttpResponse<String>> saysAll(KeycloakNode node, String lines) {
        return answerTo(node, "application/x-ndjson", lines);
    }

    /** Loads people who have been in the register for long, and whose level is adequate. */
    void loadActive(KeycloakNode node, Iterable<String> fiscalCodes) {
        StringBuilder lines = new StringBuilder();
        for (String code : fiscalCodes) {
            ObjectNode line = JsonNodeFactory.instance
                    .objectNode()
                    .put("fiscalCode", code)
                    .put("state", "active")
                    .put("since", "2015-01-01")
                    .put("level", "strong");
            lines.append(line).append('\n');
        }
        HttpResponse<String> answer = node.admin().sendLines(admin("load?profile=" + PROFILE), lines.toString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"complete\":true")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    /** What the register keeps of somebody, as operators see it. */
    JsonNode file(KeycloakNode node, String fiscalCode) {
        return node.admin()
                .post(
                        admin("records"),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("profile", PROFILE)
                                .put("fiscalCode", fiscalCode));
    }

    /** On how many accounts the ledger was not written as it is. */
    int rebuild(KeycloakNode node) {
        return node.admin()
                .post(admin("records/rebuild?profile=" + PROFILE), JsonNodeFactory.instance.objectNode())
                .path("changed")
                .asInt();
    }

    /** How many fiscal codes the realm forgets when it is asked to. */
    int forget(KeycloakNode node) {
        return node.admin()
                .post(admin("records/forget"), JsonNodeFactory.instance.objectNode())
                .path("forgotten")
                .asInt();
    }

    private String admin(String path) {
        return "/admin/realms/%s/professional-register/%s".formatted(realm.name(), path);
    }

    private CompletableFuture<HttpResponse<String>> answerTo(KeycloakNode node, String type, String body) {
        return http.sendAsync(
                HttpRequest.newBuilder(node.baseUrl()
                                .resolve("/realms/%s/professional-register/events".formatted(realm.name())))
                        .header("Authorization", "Bearer " + token())
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private synchronized String token() {
        if (tokenFetched.plus(TOKEN_USED_FOR).isBefore(Instant.now())) {
            token = system.token();
            tokenFetched = Instant.now();
        }
        return token;
    }
}
