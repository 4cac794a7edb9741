package it.varco.demo.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.demo.keycloak.AdminApi;
import it.varco.demo.keycloak.AdminRefused;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Brings the cast into a realm through the product's own import and load, and gives the operators their roles; twice is as once. */
public final class CastLoader {

    private static final Map<String, String> OPERATORS = Map.of(
            "ufficio", "varco-office",
            "helpdesk", "varco-help-desk",
            "registro", "varco-register-operator",
            "direzione", "varco-director",
            "audit", "varco-auditor");

    private static final int MANY = 10_000;

    private final AdminApi admin;
    private final String realm;

    /** Loads into the realm of that name. */
    public CastLoader(AdminApi admin, String realm) {
        this.admin = admin;
        this.realm = at(realm);
    }

    /** @throws AdminRefused where a line is refused */
    public void load() {
        send("/access-policy/people", "application/x-ndjson", Cast.lines());
        send("/professional-register/load?profile=consulenti-del-lavoro", "text/csv", Cast.register());
        JsonNode accounts = admin.get(realm + "/users?briefRepresentation=false&max=" + MANY);
        OPERATORS.forEach((userName, role) -> assign(account(accounts, Cast.named(userName)), role));
    }

    private void send(String path, String mediaType, String lines) {
        HttpResponse<String> answer = admin.sendText(realm + path, mediaType, lines);
        if (answer.statusCode() != 200
                || !answer.body().contains("\"complete\":true")
                || answer.body().contains("\"code\":")) {
            throw new AdminRefused("POST " + realm + path, answer.statusCode(), answer.body());
        }
    }

    private void assign(String account, String role) {
        ArrayNode roles = JsonNodeFactory.instance.arrayNode();
        roles.add(admin.get(realm + "/roles/" + role));
        admin.post(realm + "/users/" + account + "/role-mappings/realm", roles);
    }

    private static String account(JsonNode accounts, CastMember member) {
        return StreamSupport.stream(accounts.spliterator(), false)
                .filter(account -> member.fiscalCode()
                        .equals(account.path("attributes")
                                .path("fiscalNumber")
                                .path(0)
                                .asText()))
                .map(account -> account.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String at(String realm) {
        return "/admin/realms/" + realm;
    }
}
