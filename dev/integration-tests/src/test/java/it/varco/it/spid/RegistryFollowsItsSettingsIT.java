package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose keys count is what the settings point to today, and what was last read from there. */
@VarcoTest
class RegistryFollowsItsSettingsIT {

    private static final String KIND = "it.varco.policy.keycloak.setting.RealmSetting";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;

    private String feed;

    RegistryFollowsItsSettingsIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @BeforeEach
    void rememberTheFeed() {
        feed = realm.admin()
                .identityProvider("spid")
                .get("config")
                .get("registryFeed")
                .asText();
    }

    @AfterEach
    void pointBack() {
        pointTo(feed);
        assertThat(refresh().statusCode()).isEqualTo(200);
    }

    @Test
    void aFeedThatCannotBeReadLeavesTheLastGoodCopyOfItself() {
        assertThat(entries()).isEqualTo(3);
        assertThat(refresh().statusCode()).isEqualTo(200);
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void theCopyOfAnotherFeedCountsForNothing() {
        pointTo("http://localhost:1/nobody");
        assertThat(entries()).isZero();
        HttpResponse<String> refused = refresh();
        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.body())
                .contains("SPID-R01", "could not be fetched")
                .doesNotContain("refused", "localhost:1");
        assertThat(entries()).isZero();
    }

    @Test
    void aFeedOverPlainHttpIsRefusedWhenItIsSet() {
        ObjectNode provider = realm.admin().identityProvider("spid");
        ((ObjectNode) provider.get("config")).put("registryFeed", "http://mirror.example/feed.json");
        HttpResponse<String> refused = keycloak.admin()
                .send(
                        "PUT",
                        "/admin/realms/" + realm.name() + "/identity-provider/instances/spid",
                        provider.toString());
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void aCopyThatIsNotWholeIsRefused() {
        ObjectNode component = JsonNodeFactory.instance
                .objectNode()
                .put("name", "another")
                .put("providerType", KIND)
                .put("providerId", "varco-spid-registry");
        component.putObject("config").putArray("feed").add("[]");
        HttpResponse<String> refused =
                keycloak.admin().send("POST", "/admin/realms/" + realm.name() + "/components", component.toString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("fetchedAt");
    }

    private void pointTo(String address) {
        realm.admin()
                .updateIdentityProvider(
                        "spid", provider -> ((ObjectNode) provider.get("config")).put("registryFeed", address));
    }

    private HttpResponse<String> refresh() {
        return keycloak.admin().send("POST", "/admin/realms/" + realm.name() + "/spid/registry", "{}");
    }

    private int entries() {
        return realm.admin().get("/spid/registry").get("entries").size();
    }
}
