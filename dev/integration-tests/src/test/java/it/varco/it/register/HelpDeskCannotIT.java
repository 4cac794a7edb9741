package it.varco.it.register;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.admin.Caller;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the help desk must not do for somebody whose role waits for a sign-in (domain 4.5), wherever it could be tried: refused, told of,
 * and nothing has changed. Each attempt has its twin, which succeeds.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpDeskCannotIT {

    private static final String CONSULTANTS = "consulenti-del-lavoro";
    private static final String DOCTORS = "medici-esterni";
    private static final String GRANT =
            "{\"profile\":\"consulenti-del-lavoro\",\"source\":\"register\",\"changes\":[{\"from\":\"2018-01-01T00:00:00Z\","
                    + "\"state\":\"active\",\"at\":\"2018-01-01T00:00:00Z\",\"by\":\"register\"}]}";
    private static final String HELP_DESK = "helpdesk";
    private static final String OFFICE = "ufficio";
    private static final String USER_MANAGER = "manage-users";

    /** Reactivated, and has never signed in strongly. */
    private static final Person WAITS = named("nino");

    /** Has an old password and nothing of an Order's. */
    private static final Person FREE = named("sara");

    /** A consultant whose role is operative. */
    private static final Person ACTIVE = named("marta");

    /** Has signed in by SPID, and acts for nobody yet. */
    private static final Person DELEGATE = named("ivo");

    private TestRealm realm;
    private TestIdentityProvider spid;
    private Map<String, Caller> callers;

    /**
     * Something that is tried.
     *
     * @param status what the answer to it is
     * @param refused what remains of it; accounts by the names of their people
     * @param twin the same where it is allowed
     */
    record Attempt(String what, String caller, Call call, int status, RefusedAct refused, Call twin, int allowed) {

        @Override
        public String toString() {
            return what + " (" + caller + ")";
        }
    }

    /** How something is asked for. */
    interface Call extends BiFunction<HelpDeskCannotIT, Caller, HttpResponse<String>> {}

    static Stream<Attempt> attempts() {
        return Stream.of(
                new Attempt(
                        "give out a password",
                        HELP_DESK,
                        give(WAITS),
                        403,
                        password("PLAN-I04", HELP_DESK, "nino"),
                        give(FREE),
                        201),
                new Attempt(
                        "give out a password",
                        OFFICE,
                        give(WAITS),
                        403,
                        password("PLAN-I04", OFFICE, "nino"),
                        give(FREE),
                        201),
                new Attempt(
                        "give out a password of long ago",
                        HELP_DESK,
                        post("/credentials", request(FREE).put("issued", "2010-01-01")),
                        400,
                        password("PLAN-I07", HELP_DESK, ""),
                        give(FREE),
                        201),
                new Attempt(
                        "reset the password",
                        USER_MANAGER,
                        reset("nino"),
                        400,
                        password("PLAN-I04", USER_MANAGER, "nino"),
                        reset("anna"),
                        204),
                new Attempt(
                        "write the state", USER_MANAGER, write("varco.grants", GRANT), 400, written(), rename(), 204),
                new Attempt(
                        "wipe the state out", USER_MANAGER, write("varco.grants", ""), 400, written(), rename(), 204),
                new Attempt(
                        "date the password back",
                        USER_MANAGER,
                        write("varco.legacy-credential", LegacyAccounts.OF_2016.replace("2016", "2010")),
                        400,
                        written(),
                        rename(),
                        204),
                new Attempt(
                        "take a document for a strong sign-in",
                        USER_MANAGER,
                        write("varco.first-strong-sign-in", "2018-01-01T00:00:00Z"),
                        400,
                        written(),
                        rename(),
                        204),
                new Attempt(
                        "give the role",
                        OFFICE,
                        grants("accredit", CONSULTANTS),
                        403,
                        RefusedAct.ofGrant("GRANT-S03", OFFICE, "nino", CONSULTANTS),
                        grants("accredit", DOCTORS),
                        200),
                new Attempt(
                        "withdraw what waits, so that it begins anew",
                        OFFICE,
                        grants("withdraw", CONSULTANTS),
                        403,
                        RefusedAct.ofGrant("GRANT-S03", OFFICE, "nino", CONSULTANTS),
                        (test, caller) -> {
                            grants("accredit", DOCTORS).apply(test, caller);
                            return grants("withdraw", DOCTORS).apply(test, caller);
                        },
                        200),
                new Attempt(
                        "have a delegate act instead",
                        OFFICE,
                        delegate("nino"),
                        409,
                        RefusedAct.ofGrant("GRANT-D02", OFFICE, "ivo", CONSULTANTS),
                        delegate("marta"),
                        200),
                new Attempt(
                        "give the role without being of the office",
                        HELP_DESK,
                        grants("accredit", CONSULTANTS),
                        403,
                        new RefusedAct("EXECUTE_ACTIONS_ERROR", "PLAN-C01", HELP_DESK, "", "", "grants"),
                        post("/grants/list", person(WAITS)),
                        200),
                new Attempt(
                        "load a state",
                        HELP_DESK,
                        (test, caller) -> caller.send(
                                "POST",
                                "/professional-register/load?profile=" + CONSULTANTS,
                                "text/csv",
                                "fiscalCode,state,since\n%s,active,2012-01-01\n".formatted(WAITS.fiscalCode()),
                                Map.of()),
                        403,
                        new RefusedAct("EXECUTE_ACTIONS_ERROR", "PLAN-C01", HELP_DESK, "", "", "professional-register"),
                        post("/grants/list", person(WAITS)),
                        200));
    }

    @BeforeAll
    void theOrderHasSpoken(World world) {
        spid = world.identityProviders().named("alfa");
        realm = world.newRealm(json -> {
            LegacyAccounts legacy = LegacyAccounts.in(json);
            legacy.add(named(HELP_DESK), LegacyAccounts.OF_2016)
                    .putArray("realmRoles")
                    .add("varco-help-desk");
            legacy.add(named(OFFICE), LegacyAccounts.OF_2016)
                    .putArray("realmRoles")
                    .add("varco-office");
            legacy.add(WAITS, LegacyAccounts.OF_2016);
            LegacyAccounts.grant(legacy.add(named("anna"), LegacyAccounts.OF_2016), "lavoratori", "open", "active");
            legacy.addWithoutPassword(FREE);
            legacy.addWithoutPassword(ACTIVE);
        });
        Order order = new Order(world.keycloak(), realm);
        realm.clock().freeze("2019-03-11T09:00:00+01:00");
        order.saysAll(act("REACTIVATED", "nino", "2019-03-11"), act("ENROLLED", "marta", "2019-03-11"))
                .send()
                .receipts();
        realm.clock().freeze("2019-03-11T12:00:00+01:00");
        bySpid(ACTIVE);
        bySpid(DELEGATE);
        callers = Map.of(
                HELP_DESK, new Caller(realm, bySpid(named(HELP_DESK))),
                OFFICE, new Caller(realm, bySpid(named(OFFICE))),
                USER_MANAGER, Caller.ofRealmManagement(realm, USER_MANAGER));
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void isRefusedAndToldOf(Attempt attempt) {
        JsonNode before = records();
        realm.admin().clearEvents();

        HttpResponse<String> refused = attempt.call().apply(this, callers.get(attempt.caller()));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(attempt.status());
        assertThat(RefusedAct.onlyOneIn(realm)).isEqualTo(inAccounts(attempt.refused()));
        assertThat(records()).isEqualTo(before);
        HttpResponse<String> twin = attempt.twin().apply(this, callers.get(attempt.caller()));
        assertThat(twin.statusCode()).as(twin.body()).isEqualTo(attempt.allowed());
    }

    /** Keycloak lets an administrator assign any role; no token has this one. */
    @Test
    void theRoleAssignedByHandIsInNoToken() {
        Caller administrator = Caller.ofRealmManagement(realm, "realm-admin");
        JsonNode role = realm.admin().get("/roles/" + CONSULTANTS);
        HttpResponse<String> assigned = administrator.send(
                "POST",
                "/users/" + account("nino") + "/role-mappings/realm",
                "application/json",
                "[" + role + "]",
                Map.of());
        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(204);

        HttpPerson browser = new HttpPerson(realm);
        HttpPerson.Page notice =
                PasswordForm.post(browser, browser.openSignIn(), WAITS.fiscalCode(), LegacyAccounts.PASSWORD);
        JsonNode tokens = browser.tokens(browser.post(notice.formTo("required-action"), Map.of("varco", "continue")));
        assertThat(HttpPerson.decode(tokens.path("access_token").asText())
                        .path("realm_access")
                        .toString())
                .doesNotContain(CONSULTANTS);
        assertThat(realm.admin().adminEvents())
                .anySatisfy(event -> assertThat(event.path("resourcePath").asText())
                        .isEqualTo("users/" + account("nino") + "/role-mappings/realm"));
    }

    private static Call give(Person person) {
        return post("/credentials", request(person));
    }

    private static ObjectNode request(Person person) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("person", person(person));
        return body.put("class", "legacy-dispositive").put("act", "modulo 12");
    }

    private static ObjectNode person(Person person) {
        return JsonNodeFactory.instance.objectNode().put("fiscalCode", person.fiscalCode());
    }

    private static Call post(String area, ObjectNode body) {
        return (test, caller) -> caller.send("POST", "/access-policy" + area, body);
    }

    private static Call grants(String action, String profile) {
        return post(
                "/grants/" + action,
                person(WAITS).put("profile", profile).put("office", "Roma").put("act", "1/2019"));
    }

    private static Call delegate(String delegator) {
        return (test, caller) -> caller.send(
                "POST",
                "/access-policy/grants/delegate",
                person(DELEGATE)
                        .put("profile", CONSULTANTS)
                        .put("delegatorAccount", test.account(delegator))
                        .put("office", "Roma")
                        .put("act", "1/2019"));
    }

    private static Call reset(String name) {
        return (test, caller) -> caller.send(
                "PUT",
                "/users/" + test.account(name) + "/reset-password",
                JsonNodeFactory.instance.objectNode().put("type", "password").put("value", "una-parola-nuova"));
    }

    /** Sends the account as it is, with another value of that attribute. */
    private static Call write(String attribute, String value) {
        return put(user -> {
            ObjectNode attributes = user.withObject("/attributes");
            if (value.isEmpty()) {
                attributes.putArray(attribute);
            } else {
                attributes.putArray(attribute).add(value);
            }
        });
    }

    private static Call rename() {
        return put(user -> user.put("firstName", "Nino Maria"));
    }

    private static Call put(Consumer<ObjectNode> change) {
        return (test, caller) -> {
            ObjectNode user = (ObjectNode) test.realm.admin().get("/users/" + test.account("nino"));
            change.accept(user);
            return caller.send("PUT", "/users/" + test.account("nino"), user);
        };
    }

    private static RefusedAct password(String code, String by, String account) {
        return new RefusedAct("UPDATE_CREDENTIAL_ERROR", code, by, account, "", "");
    }

    private static RefusedAct written() {
        return new RefusedAct("UPDATE_PROFILE_ERROR", "PLAN-C05", USER_MANAGER, "nino", "", "");
    }

    private RefusedAct inAccounts(RefusedAct act) {
        return new RefusedAct(
                act.type(), act.code(), account(act.by()), account(act.account()), act.profile(), act.area());
    }

    /** Of nobody where nobody is named. */
    private String account(String name) {
        if (name.isEmpty()) {
            return "";
        }
        return name.equals(USER_MANAGER)
                ? realm.admin()
                        .user("service-account-own-" + USER_MANAGER)
                        .orElseThrow()
                        .path("id")
                        .asText()
                : realm.admin()
                        .usersWith("fiscalNumber", named(name).fiscalCode())
                        .get(0)
                        .path("id")
                        .asText();
    }

    /** What Varco remembers of the person who waits, but for what the twins do. */
    private JsonNode records() {
        return realm.admin().get("/users/" + account("nino")).path("attributes");
    }

    private String bySpid(Person who) {
        HttpPerson browser = new HttpPerson(realm);
        return browser.tokens(browser.post(spid.answerTo(browser.ask(spid), who, Level.L2)))
                .path("access_token")
                .asText();
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
