package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.Realm;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.UnknownPersonRule;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The realm that ships is sound; whatever is broken in it is found, by its code and its name. */
@VarcoTest
class DoctorFindsOpenDoorsIT {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROFILE_ROLE = "avvocati";
    private static final String CONSULTANT = "consulenti-del-lavoro";

    private final TestRealm realm;

    DoctorFindsOpenDoorsIT(TestRealm realm) {
        this.realm = realm;
    }

    @Test
    void theRealmThatShipsHasNoFinding(World world) {
        try (TestRealm untouched = world.newRealm(json -> {})) {
            assertThat(findings(untouched.admin())).isEmpty();
        }
    }

    @Test
    void aRealmWithoutAPlanIsAnError(World world) {
        try (TestRealm withoutPlan = world.newRealm(json -> {})) {
            withoutPlan.takeThePlanAway();
            assertThat(subjects(withoutPlan.admin(), "DOC-01")).containsExactly(withoutPlan.name());
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "DOC-03",
                        "varco.grants",
                        realm -> userProfile(
                                realm,
                                profile -> attribute(profile, "varco.grants")
                                        .putObject("permissions")
                                        .putArray("edit")
                                        .add("user"))),
                fault(
                        "DOC-03",
                        "fiscalNumber",
                        realm -> userProfile(
                                realm,
                                profile -> attribute(profile, "fiscalNumber")
                                        .putObject("permissions")
                                        .putArray("edit")
                                        .add("admin"))),
                fault(
                        "DOC-04",
                        "ENABLED",
                        realm -> userProfile(realm, profile -> profile.put("unmanagedAttributePolicy", "ENABLED"))),
                fault("DOC-05", "spid/forger", DoctorFindsOpenDoorsIT::addForgingMapper),
                fault(
                        "DOC-06",
                        "idp_link",
                        realm -> requiredAction(realm, "idp_link", action -> action.put("enabled", true))),
                fault(
                        "DOC-07",
                        UnknownPersonRule.FLOW,
                        realm -> UnknownPersonRule.unset(realm, UnknownPersonRule.FLOW)),
                fault("DOC-08", "spid", DoctorFindsOpenDoorsIT::giveAProviderARuleOfItsOwn),
                fault(
                        "DOC-09",
                        "varco.grants",
                        realm -> userProfile(
                                realm,
                                profile -> attribute(profile, "varco.grants").remove("validations"))),
                fault("DOC-10", "inail-", realm -> realm.update(json -> json.put("accessCodeLifespanLogin", 20 * 60))),
                fault(
                        "DOC-17",
                        "inail-",
                        realm -> realm.update(
                                json -> json.withObject("/attributes").put("varco.body.accessibility-url", ""))),
                fault("DOC-11", PROFILE_ROLE + " → ", DoctorFindsOpenDoorsIT::assignToUser),
                fault("DOC-12", PROFILE_ROLE + " → lawyers", DoctorFindsOpenDoorsIT::assignToGroup),
                fault("DOC-13", PROFILE_ROLE + " → all-powerful", DoctorFindsOpenDoorsIT::putIntoComposite),
                fault("DOC-14", "agrotecnici", realm -> realm.delete("/roles/agrotecnici")),
                fault("DOC-15", "varco-office → ", DoctorFindsOpenDoorsIT::makeOperatorOfNobody),
                fault(
                        "DOC-16",
                        "#ffcc00",
                        realm -> realm.update(
                                json -> json.withObject("/attributes").put("varco.body.colour", "#ffcc00"))),
                fault(
                        "DOC-20",
                        "varco-gate",
                        realm -> requiredAction(realm, "varco-gate", action -> action.put("enabled", false))),
                fault("DOC-22", "varco-session-still-allowed", realm -> {
                    ObjectNode none = JSON.objectNode();
                    none.putArray("policies");
                    realm.put("/client-policies/policies", none);
                }),
                fault(
                        "DOC-30",
                        "leaking",
                        realm -> addClient(
                                realm,
                                "leaking",
                                "openid-connect",
                                "roles-of-keycloak",
                                "oidc-usermodel-realm-role-mapper",
                                Map.of("claim.name", "realm_access.roles", "access.token.claim", "true"))),
                fault(
                        "DOC-31",
                        "leaking-saml",
                        realm -> addClient(
                                realm,
                                "leaking-saml",
                                "saml",
                                "role list",
                                "saml-role-list-mapper",
                                Map.of("attribute.name", "Role"))),
                fault(
                        "DOC-32",
                        "giver/gift",
                        realm -> addClient(
                                realm,
                                "giver",
                                "openid-connect",
                                "gift",
                                "oidc-hardcoded-role-mapper",
                                Map.of("role", PROFILE_ROLE))),
                fault(
                        "DOC-33",
                        "liar/level",
                        realm -> addClient(
                                realm,
                                "liar",
                                "openid-connect",
                                "level",
                                "oidc-hardcoded-claim-mapper",
                                Map.of(
                                        "claim.name",
                                        "acr",
                                        "claim.value",
                                        "https://www.spid.gov.it/SpidL3",
                                        "access.token.claim",
                                        "true"))),
                fault(
                        "DOC-33",
                        "assertive/roles",
                        realm -> addClient(
                                realm,
                                "assertive",
                                "saml",
                                "roles",
                                "saml-hardcode-attribute-mapper",
                                Map.of("attribute.name", "Role", "attribute.value", PROFILE_ROLE))),
                fault(
                        "DOC-33",
                        "flatterer/roles",
                        realm -> addClient(
                                realm,
                                "flatterer",
                                "openid-connect",
                                "roles",
                                "oidc-usermodel-attribute-mapper",
                                Map.of(
                                        "claim.name",
                                        "realm_access.roles",
                                        "user.attribute",
                                        "nickname",
                                        "access.token.claim",
                                        "true"))),
                fault("DOC-66", "ordine-consulenti", DoctorFindsOpenDoorsIT::switchTheOrdersClientOff),
                fault("DOC-67", "", DoctorFindsOpenDoorsIT::letSomebodyElseCommunicate),
                fault(
                        "DOC-95",
                        "unreadable/varco.spid.level",
                        realm -> addClientWith(realm, "unreadable", "level", "L4")),
                fault("DOC-96", "better", DoctorFindsOpenDoorsIT::addClientThatWantsBetterThanAll),
                fault("DOC-97", "cookie alone", DoctorFindsOpenDoorsIT::giveAClientAFlowOfTheCookieAlone),
                fault("DOC-98", "low", realm -> addClientWith(realm, "low", "level", "L1")),
                fault("DOC-99", "guild", realm -> addClientWith(realm, "guild", "purpose", "GUILD")),
                fault("DOC-40", "", realm -> realm.update(json -> json.put("passwordPolicy", ""))),
                fault(
                        "DOC-41",
                        "browser/auth-username-password-form",
                        realm -> realm.update(json -> json.put("browserFlow", "browser"))),
                fault("DOC-42", "", realm -> realm.update(json -> json.put("registrationAllowed", true))),
                fault("DOC-43", "", realm -> realm.update(json -> json.put("resetPasswordAllowed", true))),
                fault("DOC-44", "", realm -> realm.update(json -> json.put("rememberMe", true))),
                fault("DOC-85", "spid", realm -> realm.delete("/components/" + signInLogKeyOf(realm))),
                fault(
                        "DOC-87",
                        "spid",
                        realm -> realm.updateIdentityProvider(
                                "spid", spid -> spid.withObject("/config").put("registerOutage", "ADMIT"))),
                fault("DOC-60", CONSULTANT, realm -> realm.delete("/components/" + registerOf(realm))),
                fault("DOC-62", CONSULTANT + " → 1", DoctorFindsOpenDoorsIT::bringAGrantThatNoOrderGave),
                fault("DOC-64", "portal", realm -> realm.update(json -> json.put("accessTokenLifespan", 301))),
                fault("DOC-75", "lost", realm -> addClientWith(realm, "lost", "service-provider", "nobody")),
                fault("DOC-70", "", DoctorFindsOpenDoorsIT::letNoKeySignForSpid),
                fault(
                        "DOC-76",
                        "spid",
                        realm -> realm.updateIdentityProvider(
                                "spid", provider -> provider.put("firstBrokerLoginFlowAlias", "first broker login"))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faults")
    void whatIsBrokenIsNamed(String code, String subject, Consumer<Realm> breaking) {
        assertThat(subjects(realm.admin(), code)).noneMatch(found -> found.startsWith(subject));
        breaking.accept(realm.admin());
        assertThat(subjects(realm.admin(), code)).anyMatch(found -> found.startsWith(subject));
    }

    @Test
    void anActionBeforeTheGateIsNamed(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            requiredAction(other.admin(), "UPDATE_PASSWORD", action -> action.put("priority", 0));
            assertThat(subjects(other.admin(), "DOC-21")).containsExactly("UPDATE_PASSWORD");
        }
    }

    @Test
    void aRegisterOfAProfileThatNoRegisterGivesAnyMoreIsNamed(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            other.clock().freeze("2020-10-15T10:00:00+02:00");
            publishConsultantsOfAnOffice(other.admin());
            assertThat(subjects(other.admin(), "DOC-61")).containsExactly(CONSULTANT);
        }
    }

    @Test
    void inProductionARegisterThatWasNeverLoadedIsNamed(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            other.intoProduction();
            assertThat(subjects(other.admin(), "DOC-65")).containsExactly(CONSULTANT);
            other.registered(People.named("anna").orElseThrow(), "active", "none");
            assertThat(subjects(other.admin(), "DOC-65")).isEmpty();
        }
    }

    @Test
    void inProductionARegisterThatWritesToPeopleWithoutAMailServerIsNamed(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            assertThat(subjects(other.admin(), "DOC-68")).isEmpty();
            other.intoProduction();
            assertThat(subjects(other.admin(), "DOC-68")).containsExactly(CONSULTANT);
            other.admin()
                    .update(json -> json.putObject("smtpServer")
                            .put("host", "mail.example.org")
                            .put("from", "varco@example.org"));
            assertThat(subjects(other.admin(), "DOC-68")).isEmpty();
        }
    }

    @Test
    void inProductionARegistryThatNobodySignsAndALogThatTheDatabaseOpensAreNamed(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            assertThat(subjects(other.admin(), "DOC-83")).isEmpty();
            assertThat(subjects(other.admin(), "DOC-86")).isEmpty();
            other.intoProduction();
            assertThat(subjects(other.admin(), "DOC-83")).containsExactlyInAnyOrder("spid", "cie");
            assertThat(subjects(other.admin(), "DOC-86")).containsExactlyInAnyOrder("spid", "cie");
        }
    }

    @Test
    void whatClosesCieOrTheNodeIsNamedUntilItIsMended(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            Realm admin = other.admin();
            String flow = admin.identityProvider("cie")
                    .path("firstBrokerLoginFlowAlias")
                    .asText();
            assertBrokenAndMended(
                    admin,
                    "DOC-93",
                    "cie",
                    () -> admin.updateIdentityProvider(
                            "cie", cie -> cie.put("firstBrokerLoginFlowAlias", "first broker login")),
                    () -> admin.updateIdentityProvider("cie", cie -> cie.put("firstBrokerLoginFlowAlias", flow)));
            assertBrokenAndMended(
                    admin,
                    "DOC-94",
                    "spid",
                    () -> admin.updateIdentityProvider(
                            "spid",
                            spid -> spid.withObject("/config").put("eidasMetadata", "http://localhost:9/metadata")),
                    () -> admin.updateIdentityProvider(
                            "spid", spid -> spid.withObject("/config").put("eidasMetadata", "")));
            assertBrokenAndMended(
                    admin,
                    "DOC-90",
                    other.url("/cie").toString(),
                    () -> letKeysForSpidSign(admin, "false"),
                    () -> letKeysForSpidSign(admin, "true"));
        }
    }

    @Test
    void whatTheMinistryWouldRefuseIsNamedInProductionUntilItIsMended(TargetKeycloak keycloak) {
        ObjectNode json = JSON.objectNode();
        json.put("realm", "vuoto-" + UUID.randomUUID().toString().substring(0, 8));
        json.put("enabled", true);
        json.putObject("attributes").put("frontendUrl", "https://accesso.comune.example");
        Realm empty = keycloak.importRealm(json);
        try {
            setCieUp(empty, body -> {});
            String entity = "https://portale.comune.example";
            assertBrokenAndMended(
                    empty,
                    "DOC-91",
                    entity + " CIE-M60",
                    () -> setCieUp(empty, body -> body.put("municipality", "Roma")),
                    () -> setCieUp(empty, body -> {}));
            assertBrokenAndMended(
                    empty,
                    "DOC-92",
                    entity + " CIE-M33",
                    () -> setCieUp(empty, body -> body.put("serviceId", "Servizi")),
                    () -> setCieUp(empty, body -> {}));
        } finally {
            empty.delete();
        }
    }

    private static void setCieUp(Realm realm, Consumer<ObjectNode> change) {
        ObjectNode body = JSON.objectNode()
                .put("entityId", "https://portale.comune.example")
                .put("locality", "Roma")
                .put("sector", "public")
                .put("ipaCode", "c_x000")
                .put("municipality", "H501")
                .put("country", "IT")
                .put("email", "cie@comune.example");
        body.putObject("organization")
                .put("name", "Comune di prova")
                .put("displayName", "Comune")
                .put("url", "https://www.comune.example");
        change.accept(body);
        realm.post("/cie/setup", body);
    }

    private static void assertBrokenAndMended(
            Realm realm, String code, String subject, Runnable breaking, Runnable mending) {
        assertThat(subjects(realm, code)).isEmpty();
        breaking.run();
        assertThat(subjects(realm, code)).containsExactly(subject);
        mending.run();
        assertThat(subjects(realm, code)).isEmpty();
    }

    /** A rule that nothing here breaks, or that the operator cannot look up, would be one that nobody knows to work. */
    @Test
    void everyRuleIsBrokenHereAndExplainedToOperators() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("basedir"), "../../docs/operators/troubleshoot.md"));
        Set<String> broken = Stream.concat(
                        faults().map(fault -> (String) fault.get()[0]),
                        // Some are broken elsewhere: those about metadata and keys in SetupInOneCallIT and SpidKeysIT,
                        // who waits in the registry in RegistryIT, and what is wrong with its copies in
                        // RegistryIsWatchedIT.
                        Stream.of(
                                "DOC-90", "DOC-91", "DOC-92", "DOC-93", "DOC-94", "DOC-83", "DOC-84", "DOC-86",
                                "DOC-01", "DOC-21", "DOC-61", "DOC-65", "DOC-68", "DOC-71", "DOC-72", "DOC-73",
                                "DOC-74", "DOC-80", "DOC-81", "DOC-82"))
                .collect(Collectors.toSet());
        List<String> examined = StreamSupport.stream(
                        realm.admin()
                                .get("/access-policy/doctor")
                                .path("examined")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
        assertThat(examined).isNotEmpty().doesNotHaveDuplicates();
        assertThat(examined).allMatch(code -> page.contains("| `" + code + "` |"));
        // No plan that a server takes has a phase without an act: this one looks at what somebody wrote into the
        // database. Those about cards look at the server's options: other servers break them (CardTrustIT,
        // CardFindingsTest). An Order's silence lasts an hour at least (SilenceTest). No server that lacks the old
        // extension for SPID takes an identity provider of its kind.
        assertThat(broken)
                .containsAll(examined.stream()
                        .filter(code ->
                                !Set.of("DOC-02", "DOC-63", "DOC-77").contains(code) && !code.startsWith("DOC-5"))
                        .toList());
    }

    private static void addClientWith(Realm realm, String clientId, String setting, String value) {
        addClientWith(realm, clientId, Map.of(setting, value));
    }

    private static void giveAClientAFlowOfTheCookieAlone(Realm realm) {
        ObjectNode flow = JSON.objectNode()
                .put("alias", "cookie alone")
                .put("providerId", "basic-flow")
                .put("topLevel", true)
                .put("builtIn", false);
        String id = realm.create("/authentication/flows", flow);
        realm.create(
                "/authentication/flows/cookie%20alone/executions/execution",
                JSON.objectNode().put("provider", "auth-cookie"));
        JsonNode step =
                realm.get("/authentication/flows/cookie%20alone/executions").get(0);
        realm.put(
                "/authentication/flows/cookie%20alone/executions",
                ((ObjectNode) step).put("requirement", "ALTERNATIVE"));
        ObjectNode client = JSON.objectNode().put("clientId", "of-the-cookie");
        client.putObject("authenticationFlowBindingOverrides").put("browser", id);
        realm.create("/clients", client);
    }

    private static void addClientThatWantsBetterThanAll(Realm realm) {
        addClientWith(realm, "better", Map.of("level", "L3", "comparison", "better"));
    }

    private static void addClientWith(Realm realm, String clientId, Map<String, String> settings) {
        ObjectNode client = JSON.objectNode().put("clientId", clientId);
        settings.forEach((name, value) -> client.withObject("/attributes").put("varco.spid." + name, value));
        realm.create("/clients", client);
    }

    private static Arguments fault(String code, String subject, Consumer<Realm> breaking) {
        return Arguments.of(code, subject, breaking);
    }

    private static List<JsonNode> findings(Realm realm) {
        return StreamSupport.stream(
                        realm.get("/access-policy/doctor").path("findings").spliterator(), false)
                .toList();
    }

    private static List<String> subjects(Realm realm, String code) {
        return findings(realm).stream()
                .filter(finding -> finding.path("code").asText().equals(code))
                .map(finding -> finding.path("subject").asText())
                .toList();
    }

    private static void userProfile(Realm realm, Consumer<ObjectNode> change) {
        ObjectNode profile = (ObjectNode) realm.get("/users/profile");
        change.accept(profile);
        realm.put("/users/profile", profile);
    }

    private static ObjectNode attribute(ObjectNode profile, String name) {
        return StreamSupport.stream(profile.path("attributes").spliterator(), false)
                .filter(attribute -> attribute.path("name").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void requiredAction(Realm realm, String alias, Consumer<ObjectNode> change) {
        String path = "/authentication/required-actions/" + alias;
        ObjectNode action = (ObjectNode) realm.get(path);
        change.accept(action);
        realm.put(path, action);
    }

    private static void addForgingMapper(Realm realm) {
        ObjectNode mapper = JSON.objectNode()
                .put("name", "forger")
                .put("identityProviderAlias", "spid")
                .put("identityProviderMapper", "hardcoded-user-session-attribute-idp-mapper");
        mapper.putObject("config")
                .put("syncMode", "FORCE")
                .put("attribute", "varco.sign-in")
                .put("attribute.value", "forged");
        realm.post("/identity-provider/instances/spid/mappers", mapper);
    }

    private static void giveAProviderARuleOfItsOwn(Realm realm) {
        String own = "of spid alone";
        realm.post(
                "/authentication/flows/varco%20first%20sign-in/copy",
                JSON.objectNode().put("newName", own));
        realm.updateIdentityProvider("spid", provider -> provider.put("firstBrokerLoginFlowAlias", own));
        UnknownPersonRule.CREATE.set(realm, own);
        UnknownPersonRule.REFUSE.set(realm);
    }

    private static void letNoKeySignForSpid(Realm realm) {
        letKeysForSpidSign(realm, "false");
    }

    private static void letKeysForSpidSign(Realm realm, String active) {
        realm.components("org.keycloak.keys.KeyProvider").stream()
                .filter(key ->
                        "varco-spid-signing-key".equals(key.path("providerId").asText()))
                .map(ObjectNode.class::cast)
                .forEach(key -> {
                    key.withObject("/config").putArray("active").add(active);
                    realm.put("/components/" + key.path("id").asText(), key);
                });
    }

    private static void assignToUser(Realm realm) {
        String id =
                realm.createUser(JSON.objectNode().put("username", "assigned").put("enabled", true));
        realm.post("/users/%s/role-mappings/realm".formatted(id), roles(realm, PROFILE_ROLE));
    }

    private static void assignToGroup(Realm realm) {
        String id = realm.create("/groups", JSON.objectNode().put("name", "lawyers"));
        realm.post("/groups/%s/role-mappings/realm".formatted(id), roles(realm, PROFILE_ROLE));
    }

    private static void putIntoComposite(Realm realm) {
        realm.post("/roles", JSON.objectNode().put("name", "all-powerful"));
        realm.post("/roles/all-powerful/composites", roles(realm, PROFILE_ROLE));
    }

    private static void makeOperatorOfNobody(Realm realm) {
        String id = realm.createUser(JSON.objectNode().put("username", "nobody").put("enabled", true));
        realm.post("/users/%s/role-mappings/realm".formatted(id), roles(realm, "varco-office"));
    }

    private static String signInLogKeyOf(Realm realm) {
        return StreamSupport.stream(realm.get("/components").spliterator(), false)
                .filter(component -> component.path("providerId").asText().equals("varco-spid-log-key"))
                .map(component -> component.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String registerOf(Realm realm) {
        return realm.components("it.varco.policy.keycloak.setting.RealmSetting").stream()
                .filter(component -> component.path("providerId").asText().equals("varco-register"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    /** As somebody could who manages the realm. */
    private static void bringAGrantThatNoOrderGave(Realm realm) {
        ObjectNode partial = JSON.objectNode().put("ifResourceExists", "FAIL");
        ObjectNode user = partial.putArray("users").addObject();
        user.put("username", "self-made").put("enabled", true);
        ObjectNode attributes = user.putObject("attributes");
        attributes
                .putArray("fiscalNumber")
                .add(People.named("ugo").orElseThrow().fiscalCode());
        attributes
                .putArray("varco.grants")
                .add("{\"profile\":\"%s\",\"source\":\"register\",\"changes\":[".formatted(CONSULTANT)
                        + "{\"from\":\"2018-01-01T00:00:00Z\",\"state\":\"active\",\"at\":\"2018-01-01T00:00:00Z\","
                        + "\"by\":\"register\"}]}");
        realm.post("/partialImport", partial);
    }

    private static void publishConsultantsOfAnOffice(Realm realm) {
        HttpResponse<String> present = realm.send("GET", "/access-policy/plan", "", Map.of());
        String plan = present.body()
                .replace("\"source\":\"register\"", "\"source\":\"office\"")
                .replace("\"version\":\"2020-10-19\"", "\"version\":\"office\"")
                .replace("\"effectiveFrom\":\"2018-01-01\"", "\"effectiveFrom\":\"2020-10-15\"");
        HttpResponse<String> published = realm.send(
                "PUT",
                "/access-policy/plan",
                plan,
                Map.of("If-Match", present.headers().firstValue("ETag").orElseThrow()));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    private static void switchTheOrdersClientOff(Realm realm) {
        JsonNode client = realm.get("/clients?clientId=ordine-consulenti").path(0);
        realm.put("/clients/" + client.path("id").asText(), ((ObjectNode) client.deepCopy()).put("enabled", false));
    }

    private static void letSomebodyElseCommunicate(Realm realm) {
        String id = realm.createUser(
                JSON.objectNode().put("username", "another-sender").put("enabled", true));
        String service = realm.get("/clients?clientId=professional-register")
                .path(0)
                .path("id")
                .asText();
        realm.post(
                "/users/%s/role-mappings/clients/%s".formatted(id, service),
                JSON.arrayNode().add(realm.get("/clients/%s/roles/communicate".formatted(service))));
    }

    private static ArrayNode roles(Realm realm, String name) {
        return JSON.arrayNode().add(realm.get("/roles/" + name));
    }

    private static void addClient(
            Realm realm,
            String clientId,
            String protocol,
            String mapperName,
            String mapperType,
            Map<String, String> mapperConfig) {
        ObjectNode client = JSON.objectNode().put("clientId", clientId).put("protocol", protocol);
        client.putArray("defaultClientScopes");
        client.putArray("optionalClientScopes");
        ObjectNode mapper = client.putArray("protocolMappers").addObject();
        mapper.put("name", mapperName).put("protocol", protocol).put("protocolMapper", mapperType);
        ObjectNode config = mapper.putObject("config");
        mapperConfig.forEach(config::put);
        realm.create("/clients", client);
    }
}
