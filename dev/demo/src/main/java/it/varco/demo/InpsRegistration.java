package it.varco.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.AdminApi;
import it.varco.testidp.OpenIdTestProvider;
import java.net.URI;

/**
 * Makes the realm's identity provider {@code inps} and the test provider known to each other. The secret is another one at
 * each start and is told to Keycloak through its administrator's API, so that no file holds it.
 */
public final class InpsRegistration {

    private static final String ALIAS = "inps";

    private InpsRegistration() {}

    /** Does nothing in a realm that has no such identity provider. */
    public static void of(String realm, AdminApi admin, URI keycloak, OpenIdTestProvider inps) {
        inps.trust(keycloak.resolve("/realms/%s/broker/%s/endpoint".formatted(realm, ALIAS)));
        String all = "/admin/realms/%s/identity-provider/instances".formatted(realm);
        for (JsonNode provider : admin.get(all)) {
            if (ALIAS.equals(provider.path("alias").asText())) {
                ObjectNode registered = provider.deepCopy();
                registered
                        .withObject("/config")
                        .put("clientId", inps.clientId())
                        .put("clientSecret", inps.clientSecret());
                admin.put(all + "/" + ALIAS, registered);
            }
        }
    }
}
