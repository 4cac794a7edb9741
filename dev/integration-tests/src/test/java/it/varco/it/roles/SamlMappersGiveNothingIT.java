package it.varco.it.roles;

import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same as {@link MappersGiveNothingIT} for a SAML application: nobody holds a profile because of a mapper (D7). */
@VarcoTest
class SamlMappersGiveNothingIT {

    private static final String FORGED = "avvocati";
    private static final Person MARTA = People.named("marta").orElseThrow();

    private final TestRealm realm;
    private final Doors doors;
    private final SamlApplication application;

    SamlMappersGiveNothingIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.doors = new Doors(realm, providers);
        this.application = new SamlApplication(realm);
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        String account = new Records(realm).put(MARTA, grant("ditte", "open", "active"));
        // By hand, so that a list of Keycloak's would have it to show.
        realm.admin()
                .post(
                        "/users/%s/role-mappings/realm".formatted(account),
                        JsonNodeFactory.instance.arrayNode().add(realm.admin().get("/roles/" + FORGED)));
    }

    static Stream<Arguments> tricks() {
        return Stream.of(
                Arguments.of("saml-hardcode-role-mapper", Map.of("role", FORGED)),
                Arguments.of("saml-role-name-mapper", Map.of("role", "offline_access", "new.role.name", FORGED)),
                Arguments.of(
                        "saml-role-list-mapper", Map.of("attribute.name", "Role", "attribute.nameformat", "Basic")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tricks")
    void noAssertionHoldsARoleThatAMapperMadeUp(String type, Map<String, String> config) {
        withMapper(
                type,
                config,
                answer -> assertThat(SamlApplication.roles(answer))
                        .contains("ditte")
                        .doesNotContain(FORGED));
    }

    /** The twin: an attribute that is nobody's arrives by the same mapper. */
    @Test
    void anAttributeThatIsNobodysArrives() {
        withMapper(
                "saml-hardcode-attribute-mapper",
                Map.of("attribute.name", "Another", "attribute.nameformat", "Basic", "attribute.value", FORGED),
                answer -> assertThat(answer.texts("//saml:Attribute[@Name='Another']/saml:AttributeValue"))
                        .containsExactly(FORGED));
    }

    private void withMapper(String type, Map<String, String> config, Consumer<XmlDocument> check) {
        String client = realm.admin()
                .get("/clients?clientId=saml-demo")
                .path(0)
                .path("id")
                .asText();
        String mappers = "/clients/" + client + "/protocol-mappers/models";
        ObjectNode mapper = JsonNodeFactory.instance
                .objectNode()
                .put("name", "trick")
                .put("protocol", "saml")
                .put("protocolMapper", type);
        config.forEach(mapper.putObject("config")::put);
        String id = realm.admin().create(mappers, mapper);
        try {
            HttpPerson browser = new HttpPerson(realm);
            check.accept(SamlApplication.answer(doors.spid(browser, browser.get(application.signInAddress()), MARTA)));
        } finally {
            realm.admin().delete(mappers + "/" + id);
        }
    }
}
