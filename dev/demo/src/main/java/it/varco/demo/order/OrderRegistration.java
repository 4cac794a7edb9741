package it.varco.demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import it.varco.demo.keycloak.AdminApi;

/** Tells a realm the public key of its Order's client, through the administrator's API as an operator would. */
public final class OrderRegistration {

    private OrderRegistration() {}

    /** Does nothing in a realm without that client. */
    public static void of(AdminApi admin, String realm, String clientId, JWK key) {
        String clients = "/admin/realms/%s/clients".formatted(realm);
        for (JsonNode client : admin.get(clients + "?clientId=" + clientId)) {
            ObjectNode told = client.deepCopy();
            told.withObject("/attributes")
                    .put("use.jwks.url", "false")
                    .put("use.jwks.string", "true")
                    .put("jwks.string", new JWKSet(key.toPublicJWK()).toString(true));
            admin.put(clients + "/" + client.path("id").asText(), told);
        }
    }
}
