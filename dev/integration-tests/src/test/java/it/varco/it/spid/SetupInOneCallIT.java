package it.varco.it.spid;

import static it.varco.it.kit.BareRealm.ENTITY;
import static it.varco.it.kit.BareRealm.json;
import static it.varco.it.kit.BareRealm.outcomes;
import static it.varco.it.kit.BareRealm.things;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.AdminApi;
import it.varco.it.kit.BareRealm;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an empty realm to metadata that AgID takes; what AgID would refuse is not served in production. */
@VarcoTest
class SetupInOneCallIT {

    private static final String BODY = """
            {"entityId":"%s","locality":"Roma","sector":"public","ipaCode":"c_x000",
             "organization":{"name":"Comune di prova","displayName":"Comune","url":"https://www.comune.example"},
             "email":"spid@comune.example","telephone":"+390600000","eidasSets":true,
             "attributeSets":[{"index":0,"serviceName":"Servizi online","attributes":["name","familyName","fiscalNumber"]},
                              {"index":1,"serviceName":"Imprese","attributes":["fiscalNumber","companyName"]}]}""".formatted(ENTITY);

    private final BareRealm bare;
    private final Realm empty;

    SetupInOneCallIT(TargetKeycloak keycloak) {
        this.bare = BareRealm.of(keycloak, "spid");
        this.empty = bare.realm();
    }

    @AfterEach
    void gone() {
        bare.close();
    }

    @Test
    void makesOfAnEmptyRealmWhatAgidTakes() {
        JsonNode answer = json(bare.setup(BODY));
        assertThat(outcomes(answer)).containsOnly("created");
        assertThat(things(answer))
                .contains("identity provider spid", "first login flow varco first sign-in", "signing key of " + ENTITY);
        assertThat(answer.path("findings")).isEmpty();
        assertThat(answer.path("stage").asText()).isEqualTo("production");

        HttpResponse<String> metadata = bare.metadata();
        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.body())
                .contains("entityID=\"" + ENTITY + "\"", "https://accesso.comune.example/realms/", "index=\"100\"");
        assertThat(json(bare.lint(metadata.body())).path("findings")).isEmpty();
    }

    @Test
    void doesNothingWhenItIsDoneAlready() {
        bare.setup(BODY);
        String metadata = bare.metadata().body();
        assertThat(outcomes(json(bare.setup(BODY)))).containsOnly("unchanged");
        assertThat(bare.metadata().body()).isEqualTo(metadata);
    }

    /** AgID must know a certificate before it signs. */
    @Test
    void publishesTheKeyOfAnotherNameInProductionAndLetsItSignNothing() {
        bare.setup(BODY);
        String before = signature(bare.metadata().body());
        JsonNode answer = json(bare.setup(BODY.replace("\"displayName\":\"Comune\"", "\"displayName\":\"Municipio\"")));
        assertThat(outcomes(answer)).contains("updated", "created");
        assertThat(bare.keys()).hasSize(2);
        assertThat(bare.keys().stream()
                        .filter(key -> "false".equals(key.at("/config/active/0").asText())))
                .hasSize(1);
        // The certificate that signs still has the old name, and the one that does not yet has the new one.
        assertThat(bare.metadata().statusCode()).isEqualTo(404);
        assertThat(bare.metadata().body()).startsWith("SPID-M98").contains("SPID-M78");
        assertThat(before).isNotEmpty();
    }

    @Test
    void servesNothingInProductionThatAgidWouldRefuse() {
        bare.setup(BODY);
        assertThat(bare.metadata().statusCode()).isEqualTo(200);
        bare.setup(BODY.replace("\"email\":\"spid@comune.example\",", ""));
        HttpResponse<String> refused = bare.metadata();
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).startsWith("SPID-M98").contains("SPID-M53");

        JsonNode own = empty.get("/spid/metadata-lint").at("/documents/0");
        assertThat(own.path("published").asBoolean()).isFalse();
        assertThat(own.findValuesAsText("code")).contains("SPID-M53");
        assertThat(empty.get("/access-policy/doctor").path("findings").findValuesAsText("code"))
                .contains("DOC-71");

        bare.setup(BODY);
        assertThat(bare.metadata().statusCode()).isEqualTo(200);
    }

    /** A public body without the sets of eIDAS is not refused, and somebody should look. */
    @Test
    void servesInProductionWhatSomebodyShouldLookAt() {
        bare.setup(BODY.replace("\"eidasSets\":true", "\"eidasSets\":false"));
        assertThat(bare.metadata().statusCode()).isEqualTo(200);
        assertThat(empty.get("/access-policy/doctor").path("findings").findValuesAsText("code"))
                .contains("DOC-72")
                .doesNotContain("DOC-71");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/colour|\"locality\":\"Roma\"|\"locality\":\"Roma\",\"colour\":\"red\"",
                "/locality|\"locality\":\"Roma\",|",
                "/sector|\"sector\":\"public\"|\"sector\":\"mixed\"",
                "/organization/name|\"name\":\"Comune di prova\",|",
                "/attributeSets/1/index|\"index\":1|\"index\":99",
                "/attributeSets|\"index\":0|\"index\":2"
            })
    void namesTheFieldThatIsWrongAndDoesNothing(String field, String part, String otherwise) {
        HttpResponse<String> refused = bare.setup(BODY.replace(part, otherwise == null ? "" : otherwise));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("code").asText()).isEqualTo("SPID-M97");
        assertThat(json(refused).path("field").asText()).isEqualTo(field);
        assertThat(empty.identityProviders()).isEmpty();
        assertThat(bare.keys()).isEmpty();
    }

    @Test
    void makesNothingWhereTheSettingsCannotBeMeant() {
        HttpResponse<String> refused = bare.setup(BODY.replace(ENTITY, "https://portale.comune.example:8443"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("SPID-M97", "entityId");
        assertThat(empty.identityProviders()).isEmpty();
        assertThat(bare.keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"manage-identity-providers, 403", "manage-realm, 403", "manage-realm manage-identity-providers, 200"})
    void needsBothRights(String roles, int status) {
        AdminApi some = administrator(List.of(roles.split(" ")));
        assertThat(some.send("POST", bare.path("/spid/setup"), BODY).statusCode())
                .isEqualTo(status);
        assertThat(empty.identityProviders()).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"manage-clients, 403", "view-identity-providers, 200"})
    void looksAtMetadataForWhoeverMaySeeIdentityProviders(String role, int status) {
        bare.setup(BODY);
        AdminApi some = administrator(List.of(role));
        assertThat(some.send("GET", bare.path("/spid/metadata-lint"), "").statusCode())
                .isEqualTo(status);
        assertThat(some.sendText(bare.path("/spid/metadata-lint"), "application/xml", "<a/>")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void looksAtAnyDocument() {
        assertThat(json(bare.lint("<a/>")).at("/findings/0/code").asText()).isEqualTo("SPID-M02");
        assertThat(json(bare.lint("no XML")).at("/findings/0/code").asText()).isEqualTo("SPID-M01");
        assertThat(bare.lint(" ".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    /** What is wrong with a realm on localhost is said, and it serves its metadata all the same. */
    @Test
    void onlySaysInRehearsalWhatAgidWouldRefuse(TestRealm shipped) {
        JsonNode answer = shipped.admin().get("/spid/metadata-lint");
        assertThat(answer.path("stage").asText()).isEqualTo("rehearsal");
        assertThat(answer.at("/documents/0/published").asBoolean()).isTrue();
        assertThat(answer.at("/documents/0").findValuesAsText("code"))
                .contains("SPID-M03", "SPID-M21", "SPID-M25", "SPID-M39")
                .doesNotContain("SPID-M06", "SPID-M78", "SPID-M80");
        assertThat(answer.at("/documents/0/findings").findValuesAsText("source"))
                .doesNotContain("");
    }

    private AdminApi administrator(List<String> roles) {
        AdminApi master = bare.keycloak().admin();
        String name = "some-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        ObjectNode user =
                JsonNodeFactory.instance.objectNode().put("username", name).put("enabled", true);
        user.put("email", name + "@comune.example").put("firstName", "A").put("lastName", "B");
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        String id = master.create("/admin/realms/master/users", user);
        String client = master.get("/admin/realms/master/clients?clientId=" + empty.name() + "-realm")
                .at("/0/id")
                .asText();
        var granted = JsonNodeFactory.instance.arrayNode();
        roles.forEach(role -> granted.add(master.get("/admin/realms/master/clients/" + client + "/roles/" + role)));
        master.post("/admin/realms/master/users/" + id + "/role-mappings/clients/" + client, granted);
        return new AdminApi(bare.keycloak().baseUrl(), name, password);
    }

    private static String signature(String metadata) {
        return metadata.replaceAll("(?s).*<ds:SignatureValue>|</ds:SignatureValue>.*", "");
    }
}
