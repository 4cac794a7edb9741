package it.varco.it.roles;

import static it.varco.it.register.Said.act;
import static it.varco.it.roles.Records.delegation;
import static it.varco.it.roles.Records.grant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.register.Order;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grants, delegations and memberships from their first token to their last (R-06, R-09, A-06, A-07, A-20; D9). */
@VarcoTest
class WhatIsGivenEndsIT {

    private static final String BEFORE_ALL_PHASES = "2020-10-15T10:00:00+02:00";
    private static final String LAST_SECOND = "2020-11-30T23:59:59+01:00";
    private static final String PHASE_1 = "2020-12-01T00:00:00+01:00";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final Records records;
    private final Doors doors;

    WhatIsGivenEndsIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.records = new Records(realm);
        this.doors = new Doors(realm, providers);
    }

    @BeforeEach
    void beforeAllPhases() {
        realm.clock().freeze(BEFORE_ALL_PHASES);
    }

    @Test
    void fromThePhaseOnAnOfficeEnablesWhoHasSignedInStronglyAndNoOther() {
        Person person = person("anna");
        HttpPerson weak = new HttpPerson(realm);
        weak.tokens(doors.inps(weak, person));
        realm.clock().freeze(PHASE_1);

        HttpResponse<String> refused = accredit(person);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("GRANT-S06");

        HttpPerson strong = new HttpPerson(realm);
        JsonNode tokens = strong.tokens(doors.spid(strong, person));
        assertThat(Doors.roles(tokens)).isEmpty();
        assertThat(accredit(person).statusCode()).isEqualTo(200);
        assertThat(Doors.roles(doors.refresh(strong, tokens))).containsExactly("avvocati");
    }

    @Test
    void untilTheLastSecondBeforeThePhaseAnOfficeEnablesWhoHasNot() {
        realm.clock().freeze(LAST_SECOND);
        assertThat(accredit(person("bruno")).statusCode()).isEqualTo(200);
    }

    @Test
    void aDelegateSignsInStronglyFirst() {
        Person holder = person("carla");
        Person delegate = person("dario");
        String account = records.put(holder, grant("ditte", "open", "active"));
        HttpPerson weak = new HttpPerson(realm);
        weak.tokens(doors.inps(weak, delegate));

        HttpResponse<String> refused = delegate(delegate, account, Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("GRANT-P04");

        HttpPerson strong = new HttpPerson(realm);
        JsonNode tokens = strong.tokens(doors.spid(strong, delegate));
        HttpResponse<String> named = delegate(delegate, account, Map.of());
        assertThat(named.statusCode()).as(named.body()).isEqualTo(200);
        assertThat(Doors.roles(doors.refresh(strong, tokens))).containsExactly("ditte-delegato");
    }

    @Test
    void aDelegationThatIsWithdrawnIsInNoFurtherToken() {
        Person delegate = person("elena");
        String account = records.put(person("fabio"), grant("ditte", "open", "active"));
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(doors.spid(browser, delegate));
        assertThat(delegate(delegate, account, Map.of()).statusCode()).isEqualTo(200);
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly("ditte-delegato");

        HttpResponse<String> withdrawn =
                grants("withdraw", delegate, "ditte", Map.of("delegatorAccount", account, "office", "Roma"));

        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        assertThat(Doors.roles(doors.refresh(browser, tokens))).isEmpty();
        assertThat(Doors.rolesIn(HttpPerson.json(doors.userInfo(browser, tokens))))
                .isEmpty();
    }

    @Test
    void aDelegationEndsOnTheDayThatItWasGivenUntil() {
        Person delegate = person("giulia");
        String account = records.put(person("hassan"), grant("ditte", "open", "active"));
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(doors.spid(browser, delegate));
        HttpResponse<String> named = delegate(delegate, account, Map.of("until", "2020-11-05"));
        assertThat(named.statusCode()).as(named.body()).isEqualTo(200);

        realm.clock().freeze("2020-11-04T23:59:59+01:00");
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly("ditte-delegato");
        realm.clock().freeze("2020-11-05T00:00:00+01:00");
        assertThat(Doors.roles(doors.refresh(browser, tokens))).isEmpty();
    }

    @Test
    void aDelegatorWhoIsSuspendedTakesTheDelegatesRoleAlong() {
        Person holder = person("luca");
        Person delegate = person("marta");
        String account = records.put(holder);
        realm.registered(holder, "active", "strong");
        Order order = new Order(keycloak, realm);
        records.put(delegate, delegation("consulenti-del-lavoro", account));
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(doors.spid(browser, delegate));
        assertThat(Doors.roles(tokens)).containsExactly("consulenti-del-lavoro-delegato");

        order.communicates(act("SUSPENDED", "luca", "2020-10-10"));
        assertThat(Doors.roles(doors.refresh(browser, tokens))).isEmpty();

        order.communicates(act("REACTIVATED", "luca", "2020-10-12"));
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly("consulenti-del-lavoro-delegato");
    }

    @Test
    void aDelegatorWhoseAccountIsClosedTakesTheDelegatesRoleAlong() {
        Person delegate = person("nino");
        String account = records.put(person("olga"), grant("ditte", "open", "active"));
        records.put(delegate, delegation("ditte", account));
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(doors.spid(browser, delegate));
        assertThat(Doors.roles(tokens)).containsExactly("ditte-delegato");

        ObjectNode holder = (ObjectNode) realm.admin().get("/users/" + account);
        realm.admin().put("/users/" + account, holder.put("enabled", false));
        assertThat(Doors.roles(doors.refresh(browser, tokens))).isEmpty();
        realm.admin().put("/users/" + account, holder.put("enabled", true));
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly("ditte-delegato");
    }

    /** the day is the holder's, for whoever acts for the delegate too; by a strong sign-in nothing ends. */
    @Test
    void delegatesAreCutOnTheHoldersDayHoweverLongTheChain() {
        String holder = records.put(person("rita"), grant("patronati-nazionali", "office", "active"));
        Person first = person("paolo");
        Person second = person("sara");
        String ofFirst = records.put(first, grant("ditte", "open", "active"), delegation("patronati-zonali", holder));
        records.put(second, grant("ditte", "open", "active"), delegation("patronati-zonali", ofFirst));
        HttpPerson one = new HttpPerson(realm);
        JsonNode ofOne = one.tokens(doors.inps(one, first));
        HttpPerson two = new HttpPerson(realm);
        JsonNode ofTwo = two.tokens(doors.inps(two, second));

        realm.clock().freeze(LAST_SECOND);
        assertThat(Doors.roles(doors.refresh(one, ofOne))).containsExactly("ditte", "patronati-zonali");
        assertThat(Doors.roles(doors.refresh(two, ofTwo))).containsExactly("ditte", "patronati-zonali-delegato");
        realm.clock().freeze(PHASE_1);
        assertThat(Doors.roles(doors.refresh(one, ofOne))).containsExactly("ditte");
        assertThat(Doors.roles(doors.refresh(two, ofTwo))).containsExactly("ditte");
        HttpPerson strong = new HttpPerson(realm);
        assertThat(Doors.roles(strong.tokens(doors.spid(strong, second))))
                .containsExactly("ditte", "patronati-zonali-delegato");
    }

    /** */
    @Test
    void aDelegateOfTheStatesAdministrationIsCutWithIt() {
        String state = "amministrazioni-statali-gestione-conto-stato";
        Person delegate = person("ivo");
        String holder = records.put(person("teo"), grant(state, "office", "active"));
        records.put(delegate, grant("ditte", "open", "active"), delegation(state, holder));
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(doors.inps(browser, delegate));

        realm.clock().freeze("2021-02-28T23:59:59+01:00");
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly(state + "-delegato", "ditte");
        realm.clock().freeze("2021-03-01T00:00:00+01:00");
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly("ditte");
    }

    /** A-20, its source {@code group}: what a body keeps in its directory holds as long as it stands there. */
    @Test
    void whoJoinsTheGroupHasTheRoleInTheNextTokenAndWhoLeavesHasNot() {
        Person member = person("ugo");
        Person forger = person("ada");
        String profile = "funzionari";
        realm.admin().create("/groups", JsonNodeFactory.instance.objectNode().put("name", profile));
        String group = realm.admin().get("/groups").path(0).path("id").asText();
        realm.admin().create("/roles", JsonNodeFactory.instance.objectNode().put("name", profile));
        ObjectNode plan = (ObjectNode) realm.admin().get("/access-policy/plan");
        ObjectNode ofGroup = plan.withArray("/profiles").addObject().put("slug", profile);
        ofGroup.put("kind", "other").put("source", "group").put("group", "/" + profile);
        ofGroup.set("names", plan.at("/profiles/0/names"));
        plan.put("version", "with-a-group").put("effectiveFrom", "2020-10-15");
        publish(plan);
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(doors.spid(browser, member));
        String account = HttpPerson.decode(tokens.path("access_token").asText())
                .path("sub")
                .asText();
        assertThat(Doors.roles(tokens)).isEmpty();

        realm.admin().put("/users/" + account + "/groups/" + group, JsonNodeFactory.instance.objectNode());
        assertThat(Doors.roles(doors.refresh(browser, tokens))).containsExactly(profile);
        realm.admin().delete("/users/" + account + "/groups/" + group);
        assertThat(Doors.roles(doors.refresh(browser, tokens))).isEmpty();

        records.put(forger, grant(profile, "group", "active"), grant(profile, "office", "active"));
        HttpPerson other = new HttpPerson(realm);
        assertThat(Doors.roles(other.tokens(doors.spid(other, forger)))).isEmpty();
        assertThat(grants("accredit", member, profile, Map.of("office", "Roma", "act", "1/2020"))
                        .body())
                .contains("GRANT-S04");
    }

    private HttpResponse<String> accredit(Person person) {
        return grants("accredit", person, "avvocati", Map.of("office", "Roma", "act", "7/2020"));
    }

    private HttpResponse<String> delegate(Person delegate, String delegator, Map<String, String> period) {
        ObjectNode more = JsonNodeFactory.instance
                .objectNode()
                .put("delegatorAccount", delegator)
                .put("office", "Roma");
        period.forEach(more::put);
        return grants("delegate", delegate, more.put("profile", "ditte"));
    }

    private HttpResponse<String> grants(String action, Person person, String profile, Map<String, String> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("profile", profile);
        fields.forEach(body::put);
        return grants(action, person, body);
    }

    private HttpResponse<String> grants(String action, Person person, ObjectNode body) {
        return keycloak.admin()
                .send(
                        "POST",
                        "/admin/realms/" + realm.name() + "/access-policy/grants/" + action,
                        body.put("fiscalCode", person.fiscalCode()).toString());
    }

    private void publish(ObjectNode plan) {
        String path = "/admin/realms/" + realm.name() + "/access-policy/plan";
        String present = keycloak.admin()
                .send("GET", path, "")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> published =
                keycloak.admin().send("PUT", path, plan.toString(), Map.of("If-Match", present));
        assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
