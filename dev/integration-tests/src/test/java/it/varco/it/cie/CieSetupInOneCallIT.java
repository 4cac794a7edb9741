package it.varco.it.cie;

import static it.varco.it.kit.BareRealm.ENTITY;
import static it.varco.it.kit.BareRealm.json;
import static it.varco.it.kit.BareRealm.outcomes;
import static it.varco.it.kit.BareRealm.things;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.BareRealm;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an empty realm to metadata that the Ministry takes; what it would refuse is not served in production. */
@VarcoTest
class CieSetupInOneCallIT {

    private static final String ORGANIZATION =
            "\"organization\":{\"name\":\"Comune di prova\",\"displayName\":\"Comune\",\"url\":\"https://www.comune.example\"}";
    private static final String BODY = """
            {"entityId":"%s","locality":"Roma","sector":"public","ipaCode":"c_x000","ipaCategory":"L6",
             "municipality":"H501","province":"RM","country":"IT",%s,
             "email":"cie@comune.example","telephone":"+390600000"}""".formatted(ENTITY, ORGANIZATION);
    private static final String SPID = """
            {"entityId":"%s","locality":"Roma","sector":"public","ipaCode":"c_x000",%s,
             "email":"spid@comune.example","eidasSets":true,
             "attributeSets":[{"index":0,"serviceName":"Servizi online","attributes":["name","fiscalNumber"]}]}""".formatted(ENTITY, ORGANIZATION);

    private final BareRealm bare;
    private final Realm empty;

    CieSetupInOneCallIT(TargetKeycloak keycloak) {
        this.bare = BareRealm.of(keycloak, "cie");
        this.empty = bare.realm();
    }

    @AfterEach
    void gone() {
        bare.close();
    }

    @Test
    void makesOfAnEmptyRealmWhatTheMinistryTakes() {
        JsonNode answer = json(bare.setup(BODY));
        assertThat(outcomes(answer)).containsOnly("created");
        assertThat(things(answer))
                .contains(
                        "identity provider cie",
                        "first login flow varco first sign-in",
                        "mapper name",
                        "mapper familyName",
                        "signing key of " + ENTITY);
        assertThat(answer.path("findings")).isEmpty();
        assertThat(answer.path("stage").asText()).isEqualTo("production");

        HttpResponse<String> metadata = bare.metadata();
        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.body())
                .contains(
                        "entityID=\"" + ENTITY + "\"", "https://accesso.comune.example/realms/", "<cie:IPACode>c_x000");
        assertThat(json(bare.lint(metadata.body())).path("findings")).isEmpty();
    }

    @Test
    void doesNothingWhenItIsDoneAlready() {
        bare.setup(BODY);
        String metadata = bare.metadata().body();
        assertThat(outcomes(json(bare.setup(BODY)))).containsOnly("unchanged");
        assertThat(bare.metadata().body()).isEqualTo(metadata);
    }

    /** One name is one key, whoever the document is filed with. */
    @Test
    void hasSpidsKeyWhereSpidIsThere() {
        assertThat(empty.send("POST", "/spid/setup", SPID, Map.of()).statusCode())
                .isEqualTo(200);
        JsonNode answer = json(bare.setup(BODY));
        assertThat(answer.path("findings")).isEmpty();
        assertThat(StreamSupport.stream(answer.path("steps").spliterator(), false)
                        .filter(step -> "created".equals(step.path("outcome").asText()))
                        .map(step -> step.path("thing").asText()))
                .containsExactly("identity provider cie", "mapper name", "mapper familyName");
        assertThat(bare.keys()).hasSize(1);
    }

    @Test
    void servesNothingInProductionThatTheMinistryWouldRefuse() {
        bare.setup(BODY.replace("\"municipality\":\"H501\"", "\"municipality\":\"Roma\""));
        HttpResponse<String> refused = bare.metadata();
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).startsWith("SPID-M98").contains("CIE-M60");
        JsonNode own = empty.get("/cie/metadata-lint").at("/documents/0");
        assertThat(own.path("published").asBoolean()).isFalse();
        assertThat(own.findValuesAsText("code")).contains("CIE-M60");

        bare.setup(BODY);
        assertThat(bare.metadata().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/colour|\"locality\":\"Roma\"|\"locality\":\"Roma\",\"colour\":\"red\"",
                "/billing|\"locality\":\"Roma\"|\"locality\":\"Roma\",\"billing\":{}",
                "/municipality|\"municipality\":\"H501\",|",
                "/country|\"country\":\"IT\",|",
                "/sector|\"sector\":\"public\"|\"sector\":\"mixed\"",
                "/technicalPartner/company|\"province\":\"RM\"|\"technicalPartner\":{\"sector\":\"private\"}"
            })
    void namesTheFieldThatIsWrongAndDoesNothing(String field, String part, String otherwise) {
        HttpResponse<String> refused = bare.setup(BODY.replace(part, otherwise == null ? "" : otherwise));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("code").asText()).isEqualTo("SPID-M97");
        assertThat(json(refused).path("field").asText()).isEqualTo(field);
        assertThat(empty.identityProviders()).isEmpty();
    }

    /** What is wrong with a realm on localhost is said, and it serves its metadata all the same. */
    @Test
    void onlySaysInRehearsalWhatTheMinistryWouldRefuse(TestRealm shipped) {
        JsonNode answer = shipped.admin().get("/cie/metadata-lint");
        assertThat(answer.path("stage").asText()).isEqualTo("rehearsal");
        assertThat(answer.at("/documents/0/published").asBoolean()).isTrue();
        assertThat(answer.at("/documents/0/findings").findValuesAsText("code"))
                .containsOnly("CIE-M03", "SPID-M21", "SPID-M25");
    }
}
