package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A realm that had an identity provider for each of SPID's: whose account is whose is proven, or the account is left alone. */
@VarcoTest
class AdoptionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final String OTHER = People.named("luca").orElseThrow().fiscalCode();
    private static final String THIRD = "RSSMRA85T10A562S";

    private final TestRealm realm;
    private final SpidTestIdentityProviders providers;
    private String anna;
    private String transientName;
    private String two;

    AdoptionIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.providers = providers;
    }

    private void theRealmIsOfTheOldKind() {
        provider("vecchio-uno");
        provider("vecchio-due");
        String code = ANNA.fiscalCode();
        anna = user("tinit-" + code.toLowerCase(Locale.ROOT));
        link(anna, "vecchio-uno", "TINIT-" + code);
        link(anna, "vecchio-due", code);
        transientName = user("somebody");
        link(transientName, "vecchio-uno", "_transient");
        two = user("of-two-codes");
        link(two, "vecchio-uno", "TINIT-" + OTHER);
        link(two, "vecchio-due", "TINIT-" + THIRD);
    }

    @Test
    void adoptsWhomItCanProveAndLeavesEverybodyElseAlone() {
        theRealmIsOfTheOldKind();
        List<JsonNode> before = realm.admin().users();
        JsonNode dry = report(adopt("{\"providers\":[\"vecchio-uno\",\"vecchio-due\"]}"));
        assertThat(dry.path("applied").asBoolean()).isFalse();
        assertCounts(dry, 1, 0);
        assertThat(realm.admin().users()).isEqualTo(before);
        assertThat(realm.admin().federatedIdentities(anna)).hasSize(2);

        JsonNode applied =
                report(adopt("{\"apply\":true,\"switchOff\":true,\"providers\":[\"vecchio-uno\",\"vecchio-due\"]}"));
        assertThat(applied.path("applied").asBoolean()).isTrue();
        assertCounts(applied, 1, 0);
        assertThat(applied.toString())
                .doesNotContain(ANNA.fiscalCode(), OTHER, THIRD)
                .contains(transientName, two);
        assertThat(applied.path("switchedOff")).hasSize(2);

        JsonNode account = realm.admin().get("/users/" + anna);
        assertThat(account.at("/attributes/fiscalNumber/0").asText()).isEqualTo(ANNA.fiscalCode());
        assertThat(account.path("username").asText()).doesNotContainIgnoringCase(ANNA.fiscalCode());
        assertThat(realm.admin().federatedIdentities(anna).stream()
                        .map(link -> link.path("identityProvider").asText()))
                .containsExactlyInAnyOrder("vecchio-uno", "vecchio-due", "spid");
        assertThat(realm.admin().federatedIdentities(two)).hasSize(2);
        assertThat(realm.admin()
                        .get("/users/" + two)
                        .at("/attributes/fiscalNumber/0")
                        .isMissingNode())
                .isTrue();

        assertCounts(report(adopt("{\"apply\":true,\"providers\":[\"vecchio-uno\",\"vecchio-due\"]}")), 0, 1);

        signInByTheOneProvider();
    }

    @Test
    void namesWhatIsNoProviderToAdopt() {
        HttpResponse<String> unknown = adopt("{\"providers\":[\"inps\"]}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("SPID-M99", "/providers");
        HttpResponse<String> itself = adopt("{\"providers\":[\"spid\"]}");
        assertThat(itself.statusCode()).isEqualTo(400);
        HttpResponse<String> field = adopt("{\"dry\":true}");
        assertThat(field.statusCode()).isEqualTo(400);
        assertThat(field.body()).contains("SPID-M99", "/dry");
    }

    @Test
    void hasNothingToDoWhereNothingIsOld() {
        JsonNode report = report(adopt(""));
        assertThat(report.path("accounts").asInt()).isZero();
        assertThat(report.path("providers")).isEmpty();
    }

    /** It is the same account, and nobody is asked anything. */
    private void signInByTheOneProvider() {
        HttpPerson person = new HttpPerson(realm);
        ReceivedRequest request = person.ask(providers.all().get(0));
        assertThat(person.post(providers.all().get(0).answerTo(request, ANNA, Level.L2))
                        .address()
                        .toString())
                .startsWith(realm.portal() + "/callback?");
        assertThat(realm.admin().sessions(anna)).hasSize(1);
        assertThat(realm.admin().usersWith("fiscalNumber", ANNA.fiscalCode())).hasSize(1);
    }

    private void assertCounts(JsonNode report, int adopted, int asTheyWere) {
        assertThat(report.path("accounts").asInt()).isEqualTo(3);
        assertThat(report.path("adopted").asInt()).isEqualTo(adopted);
        assertThat(report.path("asTheyWere").asInt()).isEqualTo(asTheyWere);
        assertThat(report.at("/refused/unproven").asInt()).isEqualTo(1);
        assertThat(report.at("/refused/disagreeing").asInt()).isEqualTo(1);
    }

    private HttpResponse<String> adopt(String body) {
        return realm.admin().send("POST", "/spid/adopt", body, Map.of());
    }

    private static JsonNode report(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void provider(String alias) {
        ObjectNode provider = JsonNodeFactory.instance.objectNode();
        provider.put("alias", alias).put("providerId", "saml").put("enabled", true);
        provider.putObject("config")
                .put("singleSignOnServiceUrl", "https://" + alias + ".example/sso")
                .put("entityId", "https://old.example")
                .put("principalType", "ATTRIBUTE")
                .put("principalAttribute", "fiscalNumber");
        realm.admin().post("/identity-provider/instances", provider);
    }

    private String user(String name) {
        return realm.admin()
                .createUser(JsonNodeFactory.instance
                        .objectNode()
                        .put("username", name)
                        .put("enabled", true));
    }

    private void link(String user, String alias, String identity) {
        realm.admin()
                .post(
                        "/users/%s/federated-identity/%s".formatted(user, alias),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("userId", identity)
                                .put("userName", "old"));
    }
}
