package it.varco.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions that begin without anybody of ours having let the person in: an administrator in the person's place, another
 * issuer's word. Neither holds a profile, or an operator's role, whatever the person holds and whatever is assigned by hand.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsWithoutASignInIT {

    private static final String BEFORE = "2020-10-15T12:00:00+02:00";
    private static final String AFTER = "2021-10-01T00:00:00+02:00";
    private static final String CLIENT = "a-service";
    private static final String SECRET = "a-service-secret";
    private static final String[] NOT_TO_BE_THERE = {"avvocati", "ditte", "agrotecnici", "varco-office"};

    private final TargetKeycloak keycloak;
    private final World world;
    private final Issuer issuer = Issuer.make();
    private TestRealm realm;

    DoorsWithoutASignInIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.world = world;
    }

    @BeforeAll
    void brunoHoldsRolesByHandToo() {
        realm = world.newRealm(this::withIssuer);
        Bruno.getsPassword(realm);
        realm.admin()
                .post(
                        "/users/%s/role-mappings/realm".formatted(Bruno.id(realm.admin())),
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add(realm.admin().get("/roles/agrotecnici"))
                                .add(realm.admin().get("/roles/varco-office")));
    }

    @AfterAll
    void close() {
        realm.close();
    }

    /** The twin of all: the person himself has what he holds, and nothing of what somebody assigned. */
    @Test
    void brunoHimselfHasWhatHeHolds() {
        realm.clock().freeze(BEFORE);
        HttpPerson bruno = new HttpPerson(realm);
        assertThat(Bruno.roles(bruno.claims(Bruno.signsIn(bruno, bruno.openSignIn()))))
                .contains("avvocati", "ditte")
                .doesNotContain("agrotecnici", "varco-office");
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE, AFTER})
    void anAdministratorInHisPlaceHasNoneOfHisRoles(String instant) {
        realm.clock().freeze(instant);
        HttpPerson administrator = new HttpPerson(realm);
        administrator.takeCookies(keycloak.admin()
                .send(
                        "POST",
                        "/admin/realms/%s/users/%s/impersonation".formatted(realm.name(), Bruno.id(realm.admin())),
                        "{}"));
        JsonNode claims = administrator.claims(administrator.openSignIn());
        assertThat(claims.path("sub").asText()).isEqualTo(Bruno.id(realm.admin()));
        assertThat(Bruno.roles(claims)).contains("offline_access").doesNotContain(NOT_TO_BE_THERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {BEFORE, AFTER})
    void anAssertionOfAnIssuerThatTheClientTrustsGivesNoRole(String instant) {
        realm.clock().freeze(instant);
        JsonNode tokens = token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion",
                issuer.token(realm.admin().issuer().toString())));
        JsonNode claims = HttpPerson.decode(tokens.path("access_token").asText());
        assertThat(claims.path("sub").asText()).isEqualTo(Bruno.id(realm.admin()));
        assertThat(Bruno.roles(claims)).contains("offline_access").doesNotContain(NOT_TO_BE_THERE);
        assertThat(claims.has("acr")).isFalse();
    }

    /** Keycloak takes it only with its feature {@code token-exchange}, which is off in the server that ships. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:token-type:jwt",
                "urn:ietf:params:oauth:token-type:access_token",
                "urn:ietf:params:oauth:token-type:id_token"
            })
    void theSameIssuersTokenIsExchangedForNothing(String type) {
        realm.clock().freeze(BEFORE);
        JsonNode answer = token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                issuer.token(realm.admin().issuer().toString()),
                "subject_token_type",
                type,
                "subject_issuer",
                Issuer.ALIAS));
        assertThat(answer.path("error").asText()).as(answer.toString()).isEqualTo("invalid_request");
    }

    private JsonNode token(Map<String, String> grant) {
        Map<String, String> request = new LinkedHashMap<>(grant);
        request.put("client_id", CLIENT);
        request.put("client_secret", SECRET);
        return HttpPerson.json(new HttpPerson(realm).post(realm.url("/protocol/openid-connect/token"), request));
    }

    private void withIssuer(ObjectNode json) {
        Bruno.in(json);
        issuer.isTrustedBy(json);
        Issuer.knows((ObjectNode) json.path("users").path(json.path("users").size() - 1));
        ObjectNode client = json.withArray("clients").addObject();
        client.put("clientId", CLIENT).put("secret", SECRET).put("publicClient", false);
        client.put("fullScopeAllowed", true);
        client.putObject("attributes")
                .put("standard.token.exchange.enabled", "true")
                .put("oauth2.jwt.authorization.grant.enabled", "true")
                .put("oauth2.jwt.authorization.grant.idp", Issuer.ALIAS);
    }
}
