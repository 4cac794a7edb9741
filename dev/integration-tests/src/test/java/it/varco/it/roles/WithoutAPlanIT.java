package it.varco.it.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** While no plan is in force, no role is known not to be a profile's: whoever came in by no door of ours has none. */
@VarcoTest
class WithoutAPlanIT {

    private static final String SERVICE = "a-service";
    private static final String SECRET = "a-test-only";

    private final TestRealm realm;

    WithoutAPlanIT(TestRealm realm) {
        this.realm = realm;
    }

    @Test
    void aServiceAccountKeepsWhatIsNoProfilesUnderAPlanAndNothingWithoutOne() {
        realm.admin().post("/roles", JsonNodeFactory.instance.objectNode().put("name", "archive-reader"));
        String account = serviceAccount();
        assign(account, "archive-reader");
        assign(account, "ditte");
        assign(account, "varco-office");
        assertThat(Doors.roles(tokens())).contains("archive-reader").doesNotContain("ditte", "varco-office");

        realm.takeThePlanAway();

        assertThat(Doors.roles(tokens())).isEmpty();
    }

    private String serviceAccount() {
        String client = realm.admin()
                .create(
                        "/clients",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("clientId", SERVICE)
                                .put("secret", SECRET)
                                .put("publicClient", false)
                                .put("serviceAccountsEnabled", true));
        return realm.admin()
                .get("/clients/" + client + "/service-account-user")
                .get("id")
                .asText();
    }

    private void assign(String account, String role) {
        ArrayNode roles = JsonNodeFactory.instance.arrayNode().add(realm.admin().get("/roles/" + role));
        realm.admin().post("/users/" + account + "/role-mappings/realm", roles);
    }

    private JsonNode tokens() {
        return HttpPerson.json(new HttpPerson(realm)
                .post(
                        realm.url("/protocol/openid-connect/token"),
                        Map.of("grant_type", "client_credentials", "client_id", SERVICE, "client_secret", SECRET)));
    }
}
