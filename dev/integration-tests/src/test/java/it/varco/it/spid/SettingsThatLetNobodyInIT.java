package it.varco.it.spid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import org.junit.jupiter.api.Test;

/** A realm that is not set up as it must be says so by code, and asks no identity provider. */
@VarcoTest
class SettingsThatLetNobodyInIT {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;

    SettingsThatLetNobodyInIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @Test
    void aFirstSignInFlowThatWouldJoinAccountsByEmail() {
        realm.admin()
                .updateIdentityProvider(
                        "spid", provider -> provider.put("firstBrokerLoginFlowAlias", "first broker login"));
        try {
            assertRefused("SPID-P16");
        } finally {
            realm.admin()
                    .updateIdentityProvider(
                            "spid", provider -> provider.put("firstBrokerLoginFlowAlias", "varco first sign-in"));
        }
    }

    @Test
    void noKeyToSignWith() {
        JsonNode key = realm.admin().components(KEYS).stream()
                .filter(component -> "varco-spid-signing-key"
                        .equals(component.get("providerId").asText()))
                .findFirst()
                .orElseThrow();
        setActive(key, "false");
        try {
            assertRefused("SPID-P03");
        } finally {
            setActive(key, "true");
        }
    }

    private void assertRefused(String code) {
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(new HttpPerson(realm).openSignIn("kc_idp_hint=spid", "idp=" + anyEntry()), code);
    }

    private String anyEntry() {
        return HttpPerson.encode(
                realm.admin().get("/spid/registry").at("/entries/0/entityId").asText());
    }

    private void setActive(JsonNode key, String active) {
        ObjectNode changed = key.deepCopy();
        ((ObjectNode) changed.get("config")).putArray("active").add(active);
        realm.admin().put("/components/" + key.get("id").asText(), changed);
    }
}
