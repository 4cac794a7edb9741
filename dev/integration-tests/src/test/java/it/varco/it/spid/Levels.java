package it.varco.it.spid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import java.util.List;
import java.util.Map;

/** What an administrator sets about levels, in the realm and for a client. */
final class Levels {

    static final String L1 = "https://www.spid.gov.it/SpidL1";
    static final String L2 = "https://www.spid.gov.it/SpidL2";
    static final String L3 = "https://www.spid.gov.it/SpidL3";

    private static final List<String> ATTRIBUTES =
            List.of("varco.spid.level", "varco.spid.comparison", "varco.spid.purpose", "varco.spid.age-limit");

    private final TestRealm realm;

    Levels(TestRealm realm) {
        this.realm = realm;
    }

    /** What the realm asks for; an empty lowest level is none. */
    void realm(String level, String comparison, String lowest) {
        realm.admin()
                .updateIdentityProvider(
                        "spid",
                        provider -> provider.withObject("/config")
                                .put("spidLevel", level)
                                .put("spidComparison", comparison)
                                .put("spidLowestLevel", lowest));
    }

    /** As the realm ships. */
    void asShipped() {
        realm("L2", "minimum", "");
        client("portal", Map.of());
        client("saml-demo", Map.of());
    }

    /** Sets these attributes for a client, by the end of their names, and no others of them. */
    void client(String clientId, Map<String, String> attributes) {
        JsonNode client = realm.admin().get("/clients?clientId=" + clientId).get(0);
        ObjectNode changed = client.deepCopy();
        ATTRIBUTES.forEach(name -> changed.withObject("/attributes")
                .put(name, attributes.getOrDefault(name.substring("varco.spid.".length()), "")));
        realm.admin().put("/clients/" + client.path("id").asText(), changed);
    }
}
