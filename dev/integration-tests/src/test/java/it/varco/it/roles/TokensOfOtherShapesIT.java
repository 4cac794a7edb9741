package it.varco.it.roles;

import static it.varco.it.roles.Records.delegation;
import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.net.URI;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lightweight tokens hold what the mapper's own switch says; under a pairwise subject nobody's account can be recognised. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensOfOtherShapesIT {

    private static final String LIGHT = "light";
    private static final String LIGHT_WITH_ROLES = "light-with-roles";
    private static final String PAIRWISE = "pairwise";
    private static final Person CARLA = People.named("carla").orElseThrow();
    private static final Person RITA = People.named("rita").orElseThrow();
    private static final Person PAOLO = People.named("paolo").orElseThrow();

    private final TestRealm realm;
    private final Doors doors;
    private String carlasAccount;
    private String ritasAccount;

    TokensOfOtherShapesIT(World world, SpidTestIdentityProviders providers) {
        this.realm = world.newRealm(TokensOfOtherShapesIT::withClients);
        this.doors = new Doors(realm, providers);
    }

    @BeforeAll
    void people() {
        Records records = new Records(realm);
        carlasAccount = records.put(CARLA, grant("avvocati", "office", "active"), grant("ditte", "open", "active"));
        ritasAccount = records.put(RITA, grant("patronati-nazionali", "office", "active"));
        records.put(PAOLO, delegation("patronati-zonali", ritasAccount));
        realm.admin()
                .post(
                        "/users/%s/role-mappings/realm".formatted(carlasAccount),
                        JsonNodeFactory.instance.arrayNode().add(realm.admin().get("/roles/agrotecnici")));
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void aLightTokenHoldsNoProfileAndNothingThatIsAssigned() {
        assertThat(Doors.roles(tokens(LIGHT, CARLA))).isEmpty();
    }

    @Test
    void aLightTokenHoldsTheProfilesWhereTheSwitchIsOnAndNothingThatIsAssigned() {
        assertThat(Doors.roles(tokens(LIGHT_WITH_ROLES, CARLA))).containsExactly("avvocati", "ditte");
    }

    @Test
    void aDelegatorIsNamedAsTheClientWouldSeeThatPerson() {
        String rita = subject(tokens(PAIRWISE, RITA));
        assertThat(rita).isNotEqualTo(ritasAccount);
        JsonNode delegated = tokens(PAIRWISE, PAOLO);
        JsonNode claims = HttpPerson.decode(delegated.path("access_token").asText());
        assertThat(Doors.rolesIn(claims)).containsExactly("patronati-zonali");
        assertThat(claims.path("delegations")).hasSize(1);
        assertThat(claims.path("delegations").path(0).path("delegator").asText())
                .isEqualTo(rita)
                .isNotEqualTo(subject(delegated));
        assertThat(claims.toString()).doesNotContain(ritasAccount);
    }

    private JsonNode tokens(String client, Person who) {
        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page accessPage = browser.openSignInTo(client, URI.create(realm.portal() + "/callback"));
        return browser.tokensOf(client, doors.spid(browser, accessPage, who));
    }

    private static String subject(JsonNode tokens) {
        return HttpPerson.decode(tokens.path("access_token").asText())
                .path("sub")
                .asText();
    }

    private static void withClients(ObjectNode json) {
        light(json, LIGHT, "false");
        light(json, LIGHT_WITH_ROLES, "true");
        ObjectNode pairwise = client(json, PAIRWISE);
        mapper(pairwise, "pairwise subject", "oidc-sha256-pairwise-sub-mapper")
                .put("pairwiseSubAlgorithmSalt", "a-salt-of-the-test");
        pairwise.putArray("defaultClientScopes")
                .add("basic")
                .add("sign-in")
                .add("roles")
                .add("profile-roles");
    }

    /** Keycloak's own mapper puts the assigned roles even into a light token here: ours takes out what may not be there. */
    private static void light(ObjectNode json, String name, String withRoles) {
        ObjectNode client = client(json, name);
        client.putObject("attributes").put("client.use.lightweight.access.token.enabled", "true");
        client.putArray("defaultClientScopes").add("basic").add("sign-in");
        mapper(client, "realm roles", "oidc-usermodel-realm-role-mapper")
                .put("claim.name", "realm_access.roles")
                .put("multivalued", "true")
                .put("jsonType.label", "String")
                .put("access.token.claim", "true")
                .put("lightweight.claim", "true");
        mapper(client, "profile roles", "varco-profile-roles")
                .put("access.token.claim", "true")
                .put("lightweight.claim", withRoles);
    }

    private static ObjectNode client(ObjectNode json, String name) {
        ObjectNode client = json.withArray("clients").addObject();
        client.put("clientId", name).put("publicClient", true).put("fullScopeAllowed", true);
        // A pairwise subject wants addresses on one host alone.
        client.set("redirectUris", portal(json).path("redirectUris").deepCopy());
        return client;
    }

    private static JsonNode portal(ObjectNode json) {
        return StreamSupport.stream(json.path("clients").spliterator(), false)
                .filter(client -> client.path("clientId").asText().equals("portal"))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode mapper(ObjectNode client, String name, String type) {
        ObjectNode mapper = client.withArray("protocolMappers").addObject();
        mapper.put("name", name).put("protocol", "openid-connect").put("protocolMapper", type);
        return mapper.putObject("config");
    }
}
