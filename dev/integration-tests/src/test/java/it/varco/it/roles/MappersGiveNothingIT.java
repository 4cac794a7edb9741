package it.varco.it.roles;

import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever configures a client makes nobody hold a profile, act for anybody, or have come in better (D7). */
@VarcoTest
class MappersGiveNothingIT {

    private static final String CLAIM = "oidc-hardcoded-claim-mapper";
    private static final String FORGED = "avvocati";
    private static final String HIGHER_LEVEL = "https://www.spid.gov.it/SpidL3";
    private static final Person MARTA = People.named("marta").orElseThrow();

    private final TestRealm realm;
    private final Doors doors;

    MappersGiveNothingIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.doors = new Doors(realm, providers);
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        new Records(realm).put(MARTA, grant("ditte", "open", "active"));
    }

    static Stream<Arguments> tricks() {
        return Stream.of(
                Arguments.of("oidc-hardcoded-role-mapper", Map.of("role", FORGED)),
                Arguments.of("oidc-role-name-mapper", Map.of("role", "offline_access", "new.role.name", FORGED)),
                Arguments.of(CLAIM, json("realm_access.roles", "[\"avvocati\"]")),
                Arguments.of(CLAIM, json("realm_access", "{\"roles\":[\"avvocati\"]}")),
                Arguments.of(CLAIM, json("delegations", "[{\"profile\":\"avvocati\",\"delegator\":\"anybody\"}]")),
                Arguments.of(CLAIM, Map.of("claim.name", "acr", "claim.value", HIGHER_LEVEL)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tricks")
    void noTokenHoldsWhatAMapperMadeUp(String type, Map<String, String> config) {
        withMapper(type, config, all -> {
            assertThat(all).doesNotContain(FORGED, HIGHER_LEVEL);
            assertThat(all).contains("ditte");
        });
    }

    /** The twin: a claim that is nobody's arrives by the same mapper. */
    @Test
    void aClaimThatIsNobodysArrives() {
        withMapper(
                CLAIM,
                json("another.roles", "[\"avvocati\"]"),
                all -> assertThat(all).contains("\"another\":{\"roles\":[\"avvocati\"]}"));
    }

    private void withMapper(String type, Map<String, String> config, Consumer<String> check) {
        String portal =
                realm.admin().get("/clients?clientId=portal").path(0).path("id").asText();
        String mappers = "/clients/" + portal + "/protocol-mappers/models";
        ObjectNode mapper = JsonNodeFactory.instance
                .objectNode()
                .put("name", "trick")
                .put("protocol", "openid-connect")
                .put("protocolMapper", type);
        ObjectNode settings = mapper.putObject("config");
        Map<String, String> everywhere = new LinkedHashMap<>(config);
        Stream.of("access.token.claim", "id.token.claim", "userinfo.token.claim", "introspection.token.claim")
                .forEach(token -> everywhere.put(token, "true"));
        everywhere.forEach(settings::put);
        String id = realm.admin().create(mappers, mapper);
        try {
            HttpPerson browser = new HttpPerson(realm);
            JsonNode tokens = browser.tokens(doors.spid(browser, MARTA));
            check.accept(text(tokens, "access_token") + "\n" + text(tokens, "id_token") + "\n"
                    + doors.userInfo(browser, tokens).body());
        } finally {
            realm.admin().delete(mappers + "/" + id);
        }
    }

    /** As it is written: a reader that takes the last of two claims of one name would hide the first, or the second. */
    private static String text(JsonNode tokens, String token) {
        return new String(
                Base64.getUrlDecoder().decode(tokens.path(token).asText().split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static Map<String, String> json(String claim, String value) {
        return Map.of("claim.name", claim, "claim.value", value, "jsonType.label", "JSON");
    }
}
