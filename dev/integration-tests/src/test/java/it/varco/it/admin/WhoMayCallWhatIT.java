package it.varco.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the admin endpoints, asked for by everybody who might try. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayCallWhatIT {

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final String POLICY = "access-policy";
    private static final String REGISTER = "professional-register";
    private static final String PLAN = "/access-policy/plan";
    private static final String CONSULTANTS = "consulenti-del-lavoro";
    private static final String REFUSED = "403 PLAN-C01";
    private static final String WEAK = " by password";
    private static final String MASTER = "administrator of master";

    private static final Map<String, Person> OPERATORS = new LinkedHashMap<>();

    static {
        OPERATORS.put("varco-office", named("ufficio"));
        OPERATORS.put("varco-help-desk", named("helpdesk"));
        OPERATORS.put("varco-register-operator", named("registro"));
        OPERATORS.put("varco-director", named("direzione"));
        OPERATORS.put("varco-auditor", named("audit"));
    }

    private TargetKeycloak keycloak;
    private TestIdentityProvider alfa;
    private TestRealm realm;
    private final Map<String, Caller> callers = new LinkedHashMap<>();

    /**
     * What can be asked for.
     *
     * @param body the body, from the plan's text
     * @param status what those get who may
     * @param operators who may, besides the administrator of {@code master}
     */
    record Operation(String method, String path, String type, String body, String status, Set<String> operators) {

        /** As the event of whoever was refused has it. */
        String area() {
            String[] segments = path.split("[/?]");
            return segments[1].equals(POLICY) ? segments[2] : segments[1];
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Operation> operations() {
        String code = named("bruno").fiscalCode();
        String person = "{\"fiscalCode\":\"%s\"}".formatted(code);
        return Stream.of(
                operation("GET", "/plan", "", "200", "varco-director"),
                operation("GET", "/plan/versions", "", "200", "varco-director"),
                operation("PUT", "/plan", "the plan", "200"),
                operation("POST", "/plan/dry-run?day=2021-05-17", "the plan", "200"),
                operation(
                        "POST",
                        "/grants/accredit",
                        "{\"fiscalCode\":\"%s\",\"profile\":\"medici-esterni\",\"office\":\"Roma\",\"act\":\"1/2020\"}"
                                .formatted(code),
                        "200",
                        "varco-office"),
                operation("POST", "/grants/list", person, "200", "varco-office", "varco-help-desk"),
                operation(
                        "POST",
                        "/credentials",
                        "{\"person\":%s,\"class\":\"legacy-dispositive\",\"act\":\"1/2020\"}".formatted(person),
                        "201",
                        "varco-office",
                        "varco-help-desk"),
                operation(
                        "POST",
                        "/fiscal-code",
                        "{\"account\":\"nobodys\",\"newFiscalCode\":\"%s\",\"act\":\"1/2020\"}"
                                .formatted(named("carla").fiscalCode()),
                        "404",
                        "varco-register-operator"),
                operation("POST", "/people", "lines", "200"),
                operation(
                        "POST",
                        "/decision",
                        "{\"person\":\"%s\",\"method\":\"spid\"}".formatted(code),
                        "200",
                        "varco-office",
                        "varco-help-desk",
                        "varco-director"),
                operation("GET", "/calendar", "", "200", "varco-director"),
                operation("GET", "/doctor", "", "200", "varco-director"),
                operation("GET", "/card-trust", "", "200"),
                operation("POST", "/card-trust", "", "200"),
                new Operation(
                        "POST",
                        "/professional-register/load?profile=" + CONSULTANTS,
                        CSV,
                        "fiscalCode,state,since\n%s,active,2018-01-01\n".formatted(code),
                        "200",
                        Set.of()),
                new Operation(
                        "POST",
                        "/professional-register/records",
                        JSON,
                        "{\"fiscalCode\":\"%s\",\"profile\":\"%s\"}".formatted(code, CONSULTANTS),
                        "200",
                        Set.of("varco-register-operator")),
                new Operation(
                        "GET",
                        "/professional-register/events?warnings=true&profile=" + CONSULTANTS,
                        JSON,
                        "",
                        "200",
                        Set.of("varco-register-operator")),
                new Operation(
                        "POST",
                        "/professional-register/records/rebuild?profile=" + CONSULTANTS,
                        JSON,
                        "",
                        "200",
                        Set.of()),
                new Operation("POST", "/professional-register/records/forget", JSON, "", "200", Set.of()));
    }

    private static Operation operation(String method, String path, String body, String status, String... operators) {
        boolean lines = body.equals("lines");
        String sent =
                lines ? "{\"fiscalCode\":\"%s\"}\n".formatted(named("bruno").fiscalCode()) : body;
        return new Operation(method, "/access-policy" + path, lines ? LINES : JSON, sent, status, Set.of(operators));
    }

    @BeforeAll
    void everybodyIsIn(World world) {
        keycloak = world.keycloak();
        alfa = world.identityProviders().named("alfa");
        realm = world.newRealm(json -> OPERATORS.forEach((role, person) -> LegacyAccounts.in(json)
                .add(person, LegacyAccounts.OF_2016)
                .putArray("realmRoles")
                .add(role)));
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        callers.put("nobody", new Caller(realm, ""));
        callers.put("realm-admin", Caller.ofRealmManagement(realm, "realm-admin"));
        OPERATORS.forEach((role, person) -> {
            callers.put(role + WEAK, new Caller(realm, byPassword(person)));
            callers.put(role, new Caller(realm, bySpid(person)));
        });
        bySpid(named("bruno"));
        realm.registered(named("bruno"), "active", "none");
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isForThoseWhoseWorkItIsAndWhoCameInStrongly(Operation operation) {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> answered = new LinkedHashMap<>();
        callers.forEach((name, caller) -> {
            expected.put(name, expected(operation, name));
            answered.put(name, answered(operation, caller::send));
        });
        expected.put(MASTER, operation.status());
        answered.put(
                MASTER,
                answered(
                        operation,
                        (method, path, type, body, headers) ->
                                Set.of(LINES, CSV).contains(type)
                                        ? keycloak.admin().sendText("/admin/realms/" + realm.name() + path, type, body)
                                        : keycloak.admin()
                                                .send(method, "/admin/realms/" + realm.name() + path, body, headers)));
        assertThat(answered).containsExactlyEntriesOf(expected);
    }

    /** Domain 4.5; whoever shows no token never gets as far. */
    @ParameterizedTest
    @MethodSource("operations")
    void whoeverIsRefusedIsTold(Operation operation) {
        realm.admin().clearEvents();
        answered(operation, callers.get("nobody")::send);
        answered(operation, callers.get("varco-auditor")::send);
        assertThat(RefusedAct.onlyOneIn(realm))
                .isEqualTo(new RefusedAct(
                        "EXECUTE_ACTIONS_ERROR",
                        "PLAN-C01",
                        account(OPERATORS.get("varco-auditor")),
                        "",
                        "",
                        operation.area()));
    }

    /** As the person whose grant it would be, and as the one in whose place it would be held; the first line is the twin. */
    @ParameterizedTest(name = "{0}: the operator is the {1}")
    @CsvSource({
        "accredit, nobody,    200",
        "accredit, holder,    403",
        "ask,      holder,    403",
        "delegate, delegator, 403",
        "withdraw, delegator, 403"
    })
    void noOperatorDecidesInAMatterOfHisOwn(String action, String part, int status) {
        Person other = named("marta");
        bySpid(other);
        Person operator = OPERATORS.get("varco-office");
        Person holder = part.equals("holder") ? operator : other;
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("fiscalCode", holder.fiscalCode())
                .put("profile", "medici-esterni")
                .put("office", "Roma")
                .put("act", "1/2020");
        if (part.equals("delegator")) {
            body.put("delegatorAccount", account(operator));
        }
        realm.admin().clearEvents();

        HttpResponse<String> answer = callers.get("varco-office").send("POST", "/access-policy/grants/" + action, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 403) {
            assertThat(RefusedAct.onlyOneIn(realm))
                    .isEqualTo(RefusedAct.ofGrant("GRANT-P03", account(operator), account(holder), "medici-esterni"));
        }
    }

    @Test
    void theTableHasEveryAreaThatTheServerHas() {
        Set<String> areas = new TreeSet<>();
        keycloak.admin()
                .get("/admin/serverinfo")
                .at("/providers/varco-admin-area/providers")
                .fieldNames()
                .forEachRemaining(areas::add);
        Set<String> asked = operations()
                .map(Operation::area)
                .filter(area -> !area.equals(REGISTER))
                .collect(Collectors.toSet());
        assertThat(asked).isEqualTo(areas);
    }

    @Test
    void theRealmsAdministratorIsOneEverywhereElse() {
        assertThat(callers.get("realm-admin").get("/users").statusCode()).isEqualTo(200);
    }

    @Test
    void theRegistersOperatorGivesAPersonAnotherCode() {
        Person before = named("paolo");
        Person after = named("hassan");
        bySpid(before);
        ObjectNode change = JsonNodeFactory.instance
                .objectNode()
                .put("fiscalCode", before.fiscalCode())
                .put("newFiscalCode", after.fiscalCode())
                .put("act", "12/2020");
        HttpResponse<String> changed =
                callers.get("varco-register-operator").send("POST", "/access-policy/fiscal-code", change);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(realm.admin().usersWith("fiscalNumber", after.fiscalCode())).hasSize(1);
    }

    /** Whoever could give such an account to somebody, or its password, could have its power. */
    @ParameterizedTest
    @CsvSource({
        "varco-help-desk, /access-policy/credentials, PLAN-I10",
        "varco-office, /access-policy/credentials, PLAN-I10",
        "varco-register-operator, /access-policy/fiscal-code, GRANT-F03"
    })
    void noOperatorTouchesAnAccountThatAdministersTheRealm(String operator, String path, String code) {
        Person administrator = named("elena");
        bySpid(administrator);
        String id = account(administrator);
        String client = realm.admin()
                .get("/clients?clientId=realm-management")
                .get(0)
                .path("id")
                .asText();
        realm.admin()
                .post(
                        "/users/%s/role-mappings/clients/%s".formatted(id, client),
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add(realm.admin().get("/clients/%s/roles/manage-users".formatted(client))));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("act", "13/2020");
        if (path.endsWith("credentials")) {
            body.put("class", "legacy-generic").putObject("person").put("id", id);
        } else {
            body.put("account", id).put("newFiscalCode", named("ugo").fiscalCode());
        }
        realm.admin().clearEvents();
        HttpResponse<String> refused = callers.get(operator).send("POST", path, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains(code);
        RefusedAct told = RefusedAct.onlyOneIn(realm);
        assertThat(told).isEqualTo(new RefusedAct(told.type(), code, account(OPERATORS.get(operator)), id, "", ""));
        assertThat(realm.admin().usersWith("fiscalNumber", administrator.fiscalCode()))
                .hasSize(1);
    }

    /** The account that would go is the one that the attempt was on. */
    @Test
    void noOperatorMakesAnAccountThatAdministersTheRealmOneWithAnother() {
        Person ordinary = named("dario");
        bySpid(ordinary);
        Person powerful = OPERATORS.get("varco-director");
        String[] accounts = {account(ordinary), account(powerful)};
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("keepAccount", accounts[0])
                .put("removeAccount", accounts[1])
                .put("act", "13/2020");
        realm.admin().clearEvents();

        HttpResponse<String> refused =
                callers.get("varco-register-operator").send("POST", "/access-policy/fiscal-code/merge", body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        String by = account(OPERATORS.get("varco-register-operator"));
        assertThat(RefusedAct.onlyOneIn(realm)).isEqualTo(RefusedAct.ofGrant("GRANT-F03", by, accounts[0], ""));
        assertThat(realm.admin()
                        .events()
                        .get(0)
                        .path("details")
                        .path("varco_other")
                        .asText())
                .isEqualTo(accounts[1]);
        assertThat(account(powerful)).isEqualTo(accounts[1]);
    }

    @Test
    void aTokenOfYesterdaysStrongSignInIsNoneOnceThePlanAsksForMore() {
        Caller director = new Caller(realm, bySpid(OPERATORS.get("varco-director")));
        ObjectNode before = (ObjectNode) realm.admin().get(PLAN);
        ObjectNode stricter = before.deepCopy();
        stricter.put("version", "stricter").put("effectiveFrom", "2020-10-15");
        ArrayNode levels = ((ObjectNode) stricter.at("/methods/0")).putArray("levels");
        levels.add("https://www.spid.gov.it/SpidL3");
        assertThat(director.get("/access-policy/calendar").statusCode()).isEqualTo(200);
        publish(stricter);
        try {
            HttpResponse<String> refused = director.get("/access-policy/calendar");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("PLAN-C01");
        } finally {
            publish(before.deepCopy().put("version", "as-before").put("effectiveFrom", "2020-10-15"));
        }
        assertThat(director.get("/access-policy/calendar").statusCode()).isEqualTo(200);
    }

    private String expected(Operation operation, String name) {
        if (name.equals("nobody")) {
            return "401";
        }
        return operation.operators().contains(name) ? operation.status() : REFUSED;
    }

    @FunctionalInterface
    private interface Sender {
        HttpResponse<String> send(String method, String path, String type, String body, Map<String, String> headers);
    }

    private String answered(Operation operation, Sender sender) {
        boolean plan = operation.body().equals("the plan");
        HttpResponse<String> present = present();
        HttpResponse<String> answer = sender.send(
                operation.method(),
                operation.path(),
                operation.type(),
                plan ? present.body() : operation.body(),
                plan ? Map.of("If-Match", present.headers().firstValue("ETag").orElseThrow()) : Map.of());
        return answer.statusCode() + (answer.body().contains("PLAN-C01") ? " PLAN-C01" : "");
    }

    private HttpResponse<String> present() {
        return keycloak.admin().send("GET", "/admin/realms/" + realm.name() + PLAN, "");
    }

    private void publish(ObjectNode plan) {
        HttpResponse<String> published = keycloak.admin()
                .send(
                        "PUT",
                        "/admin/realms/" + realm.name() + PLAN,
                        plan.toString(),
                        Map.of(
                                "If-Match",
                                present().headers().firstValue("ETag").orElseThrow()));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    private String bySpid(Person who) {
        HttpPerson person = new HttpPerson(realm);
        return token(person, person.post(alfa.answerTo(person.ask(alfa), who, Level.L2)));
    }

    private String byPassword(Person who) {
        HttpPerson person = new HttpPerson(realm);
        return token(person, PasswordForm.post(person, person.openSignIn(), who.fiscalCode(), LegacyAccounts.PASSWORD));
    }

    private String account(Person person) {
        return realm.admin()
                .usersWith("fiscalNumber", person.fiscalCode())
                .get(0)
                .path("id")
                .asText();
    }

    private static String token(HttpPerson person, HttpPerson.Page arrived) {
        return person.tokens(arrived).path("access_token").asText();
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
