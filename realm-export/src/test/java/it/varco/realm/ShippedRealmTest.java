package it.varco.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm that ships holds nothing that one installation must not share with the next. */
class ShippedRealmTest {

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(privatekey|secret|password|credential|certificate|kid)$");
    private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{100,}={0,2}");
    private static final Pattern FISCAL_CODE = Pattern.compile("[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]");

    private static JsonNode realm;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream json = ShippedRealmTest.class.getResourceAsStream("/inail-realm.json")) {
            realm = new ObjectMapper().readTree(json);
        }
    }

    @Test
    void holdsNoSecretUnderAnyName() {
        assertThat(findings(realm, "")).isEmpty();
    }

    @Test
    void findsASecretWhereThereIsOne() throws IOException {
        JsonNode leaky =
                new ObjectMapper().readTree("{\"components\": {\"k\": [{\"config\": {\"privateKey\": [\"MIIE\"]}}]}}");
        assertThat(findings(leaky, "")).containsExactly("/components/k/config/privateKey");
    }

    @Test
    void holdsNoPerson() {
        assertThat(realm.get("users"))
                .allSatisfy(account -> assertThat(
                                account.path("serviceAccountClientId").asText())
                        .isNotEmpty());
        assertThat(realm.has("federatedUsers")).isFalse();
        assertThat(FISCAL_CODE.matcher(realm.toString()).find()).isFalse();
    }

    @Test
    void holdsTheVeryPlanThatShipsBesideIt() throws IOException {
        JsonNode component = realm.at("/components/it.varco.policy.keycloak.setting.RealmSetting/1");

        assertThat(component.get("providerId").asText()).isEqualTo("varco-plan");
        try (InputStream plan = ShippedRealmTest.class.getResourceAsStream("/inail-plan.json")) {
            assertThat(new ObjectMapper()
                            .readTree(component.at("/config/document/0").asText()))
                    .isEqualTo(new ObjectMapper().readTree(plan));
        }
    }

    @Test
    void keysAreMadeWhereTheRealmIsImported() {
        List<String> keys = new ArrayList<>();
        realm.at("/components/org.keycloak.keys.KeyProvider")
                .forEach(component -> keys.add(component.get("providerId").asText()));
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        "rsa-generated",
                        "rsa-enc-generated",
                        "hmac-generated",
                        "aes-generated",
                        "varco-spid-signing-key",
                        "varco-spid-log-key",
                        "varco-account-name-secret");
    }

    /** Linking would attach a stranger; the pages that add a passkey need scripts that our theme does not let in. */
    @ParameterizedTest
    @ValueSource(strings = {"idp_link", "webauthn-register", "webauthn-register-passwordless"})
    void whatLeadsNowhereIsOff(String alias) {
        assertThat(realm.get("requiredActions"))
                .filteredOn(action -> alias.equals(action.get("alias").asText()))
                .singleElement()
                .satisfies(
                        action -> assertThat(action.get("enabled").asBoolean()).isFalse());
    }

    @Test
    void eventsGoToTheListenerThatNamesNobody() {
        assertThat(realm.get("eventsListeners")).extracting(JsonNode::asText).containsExactly("varco-audit");
        assertThat(realm.get("adminEventsDetailsEnabled").asBoolean()).isFalse();
    }

    /** The body serves everybody, and says so where it could say otherwise. */
    @Test
    void whoeverHasNoAccountGetsOneAtEveryDoor() {
        assertThat(realm.get("authenticatorConfig"))
                .filteredOn(settings -> settings.get("config").has("unknown-person"))
                .singleElement()
                .satisfies(settings -> assertThat(
                                settings.at("/config/unknown-person").asText())
                        .isEqualTo("create"));
        assertThat(realm.get("identityProviders"))
                .extracting(
                        provider -> provider.get("firstBrokerLoginFlowAlias").asText())
                .containsOnly(realm.get("firstBrokerLoginFlow").asText());
    }

    @Test
    void keycloaksOwnAcrAndAmrAreOutOfTheWay() {
        assertThat(realm.get("clientScopes").findValuesAsText("protocolMapper"))
                .contains("varco-sign-in", "varco-saml-sign-in")
                .doesNotContain("oidc-acr-mapper", "oidc-amr-mapper");
    }

    @Test
    void everyProfileOfThePlanHasItsRolesAndNobodyHasOne() throws IOException {
        List<String> roles = realm.at("/roles/realm").findValuesAsText("name");
        JsonNode plan = new ObjectMapper().readTree(document());
        plan.get("profiles").forEach(profile -> {
            String slug = profile.get("slug").asText();
            assertThat(roles).contains(slug);
            if ("holders".equals(profile.path("delegation").asText())) {
                assertThat(roles).contains(slug + "-delegato");
            }
        });
        assertThat(roles)
                .contains(
                        "varco-office",
                        "varco-help-desk",
                        "varco-register-operator",
                        "varco-director",
                        "varco-auditor");
        assertThat(realm.findValues("realmRoles")).isEmpty();
        assertThat(realm.has("groups")).isFalse();
    }

    /** What everybody holds: their own account, as in Keycloak, and nothing that a decision gives. */
    @Test
    void everybodyHoldsTheirOwnAccountAlone() {
        assertThat(realm.findValues("composites"))
                .singleElement()
                .hasToString("{\"client\":{\"account\":[\"view-profile\",\"manage-account\"]}}");
        assertThat(realm.at("/roles/realm/0/name").asText())
                .isEqualTo(realm.at("/defaultRole/name").asText())
                .startsWith("default-roles-");
    }

    /** A client that comes before the scopes, as Keycloak's own in an import, has none: its tokens open nothing. */
    @Test
    void theAccountConsolesTokensHoldWhatThePlanAllows() {
        assertThat(client("account-console").get("defaultClientScopes"))
                .extracting(JsonNode::asText)
                .contains("basic", "roles", "profile-roles", "sign-in");
        assertThat(realm.at("/clientScopeMappings/account/0/roles"))
                .extracting(JsonNode::asText)
                .containsExactly("manage-account", "view-groups");
    }

    @Test
    void rolesReachApplicationsThroughOurMappersAlone() {
        assertThat(realm.get("clientScopes").findValuesAsText("protocolMapper"))
                .contains("varco-profile-roles", "varco-profile-role-list")
                .doesNotContain("saml-role-list-mapper");
        assertThat(realm.get("defaultDefaultClientScopes"))
                .extracting(JsonNode::asText)
                .contains("profile-roles", "profile-role-list");
        assertThat(client("portal").get("defaultClientScopes"))
                .extracting(JsonNode::asText)
                .contains("profile-roles", "fiscal-number");
        assertThat(client("saml-demo").get("defaultClientScopes"))
                .extracting(JsonNode::asText)
                .contains("profile-role-list");
    }

    @Test
    void theGateIsOnAndFirst() {
        realm.get("requiredActions").forEach(action -> {
            if ("varco-gate".equals(action.get("alias").asText())) {
                assertThat(action.get("enabled").asBoolean()).isTrue();
            } else {
                assertThat(action.get("priority").asInt()).isGreaterThan(priority("varco-gate"));
            }
        });
    }

    @Test
    void everyClientIsAskedWhetherItsSessionMayStillBe() {
        assertThat(realm.at("/clientProfiles/profiles/0/executors").findValuesAsText("executor"))
                .containsExactly("varco-session-still-allowed");
        JsonNode policy = realm.at("/clientPolicies/policies/0");
        assertThat(policy.get("enabled").asBoolean()).isTrue();
        assertThat(policy.get("conditions").findValuesAsText("condition")).containsExactly("any-client");
        assertThat(policy.at("/profiles/0").asText())
                .isEqualTo(realm.at("/clientProfiles/profiles/0/name").asText());
    }

    /** A key, or where keys are, belongs to one installation. */
    @Test
    void theOrderProvesItselfByAKeyThatEachInstallationIsTold() {
        JsonNode order = client("ordine-consulenti");
        assertThat(order.get("clientAuthenticatorType").asText()).isEqualTo("client-jwt");
        assertThat(order.get("attributes").properties())
                .extracting(Map.Entry::getKey)
                .doesNotContain("jwks.url", "jwks.string", "jwt.credential.certificate", "jwt.credential.public.key");
        for (String other : List.of("publicClient", "standardFlowEnabled", "directAccessGrantsEnabled")) {
            assertThat(order.get(other).asBoolean()).as(other).isFalse();
        }
        assertThat(order.get("fullScopeAllowed").asBoolean()).isFalse();
    }

    @Test
    void nobodyElseSpeaksForTheOrder() {
        assertThat(realm.findValues("clientRoles")).hasSize(1);
        assertThat(realm.at("/users/0/serviceAccountClientId").asText()).isEqualTo("ordine-consulenti");
        assertThat(realm.at("/users/0/clientRoles/professional-register/0").asText())
                .isEqualTo("communicate");
    }

    private static int priority(String alias) {
        for (JsonNode action : realm.get("requiredActions")) {
            if (alias.equals(action.get("alias").asText())) {
                return action.get("priority").asInt();
            }
        }
        throw new AssertionError("no required action " + alias);
    }

    private static JsonNode client(String clientId) {
        for (JsonNode client : realm.get("clients")) {
            if (clientId.equals(client.get("clientId").asText())) {
                return client;
            }
        }
        throw new AssertionError("no client " + clientId);
    }

    private static String document() {
        for (JsonNode setting : realm.at("/components/it.varco.policy.keycloak.setting.RealmSetting")) {
            if ("varco-plan".equals(setting.get("providerId").asText())) {
                return setting.at("/config/document/0").asText();
            }
        }
        throw new AssertionError("no plan");
    }

    private static List<String> findings(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(field -> {
            String here = path + "/" + field.getKey();
            boolean holdsText = field.getValue().isTextual()
                    || (field.getValue().isArray() && field.getValue().path(0).isTextual());
            if (holdsText && SECRET_NAME.matcher(field.getKey()).matches()) {
                found.add(here);
            }
            found.addAll(findings(field.getValue(), here));
        });
        if (node.isArray()) {
            node.forEach(element -> found.addAll(findings(element, path)));
        }
        if (node.isTextual() && LONG_BASE64.matcher(node.asText()).find()) {
            found.add(path);
        }
        return found;
    }
}
