package it.varco.it.register;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator of the register sees of one person, and what is written down of the looking. */
@VarcoTest
class RegisterRecordsIT {

    private static final String CONSULTANT = "consulenti-del-lavoro";
    private static final String RECORDS = "/professional-register/records";
    private static final String EVENTS = "/professional-register/events?profile=" + CONSULTANT;

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider spid;

    RegisterRecordsIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.spid = providers.named("alfa");
    }

    @BeforeEach
    void onADayBeforeThePhases() {
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
    }

    @Test
    void whoWaitsIsSeenToWaitAndFromTheStrongSignInOnToHold() {
        Person marta = person("marta");
        realm.registered(marta, "pending-reactivation", "legacy-dispositive");
        JsonNode waiting = file(marta.fiscalCode());
        assertThat(waiting.path("state").asText()).isEqualTo("pending-reactivation");
        assertThat(waiting.path("fiscalCodes")).hasSize(1);
        assertThat(waiting.at("/loaded/0/since").asText()).isEqualTo("2017-12-31T23:00:00Z");
        assertThat(waiting.at("/loaded/0/level").asText()).isEqualTo("legacy-dispositive");
        assertThat(waiting.path("events")).isEmpty();
        assertThat(waiting.path("signIns")).isEmpty();

        signIn(marta);

        JsonNode holding = file(marta.fiscalCode());
        assertThat(holding.path("state").asText()).isEqualTo("active");
        assertThat(holding.path("timeline")).hasSize(2);
        assertThat(holding.at("/timeline/1/from").asText()).isEqualTo("2020-10-15T08:00:00Z");
        assertThat(holding.at("/signIns/0/method").asText()).isEqualTo("spid");
        assertThat(holding.at("/signIns/0/level").asText()).isEqualTo("strong");
        assertThat(holding.at("/signIns/0/effect").asText()).isEqualTo("activates");
        assertThat(holding.at("/signIns/0/at").asText()).isEqualTo("2020-10-15T08:00:00Z");
    }

    @Test
    void lookingAtSomebodyIsWrittenDownWithoutWho() {
        Person luca = person("luca");
        realm.registered(luca, "suspended", "strong");
        file(luca.fiscalCode());
        JsonNode event = realm.admin().adminEvents().get(0);
        assertThat(event.path("resourceType").asText()).isEqualTo("VARCO_REGISTER");
        assertThat(event.path("resourcePath").asText()).isEqualTo("professional-register/records");
        assertThat(event.at("/details/profile").asText()).isEqualTo(CONSULTANT);
        assertThat(realm.admin().adminEvents().toString()).doesNotContain(luca.fiscalCode());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "404, REG-39, |{\"fiscalCode\":\"NOBODY\",\"profile\":\"consulenti-del-lavoro\"}|",
                "404, REG-27, |{\"fiscalCode\":\"NOBODY\",\"profile\":\"avvocati\"}|",
                "400, REG-37, |{\"fiscalCode\":\"RSSMRA85T10A562T\",\"profile\":\"consulenti-del-lavoro\"}|",
                "400, REG-37, |{\"fiscalCode\":\"NOBODY\"}|",
                "400, REG-37, |{\"fiscalCode\":\"NOBODY\",\"profile\":\"consulenti-del-lavoro\",\"x\":\"y\"}|",
                "400, REG-37, |[]|",
                "400, REG-37, |not json|"
            })
    void whateverIsNoQuestionIsRefusedAndTold(int status, String code, String body) {
        realm.admin().clearEvents();
        HttpResponse<String> refused =
                realm.admin().send("POST", RECORDS, body.replace("NOBODY", FiscalCodes.number(3_900_000)), Map.of());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(code);
        RefusedAct told = RefusedAct.onlyOneIn(realm);
        assertThat(told)
                .isEqualTo(new RefusedAct("EXECUTE_ACTIONS_ERROR", code, told.by(), "", "", "professional-register"));
        assertThat(told.by()).isNotEmpty();
    }

    @Test
    void anEventThatDoesNotFitIsToldAndListedUntilTheOrderPutsItRight() {
        Person olga = person("olga");
        realm.registered(olga, "active", "legacy-dispositive");
        Order order = new Order(keycloak, realm);
        realm.admin().clearEvents();
        Said odd = act("REACTIVATED", "olga", "2020-03-10");

        String receipt = order.says(odd).send().receipts().get(0);

        JsonNode told = told("REG-W3");
        assertThat(told.at("/details/varco_profile").asText()).isEqualTo(CONSULTANT);
        assertThat(told.at("/details/varco_reference").asText()).isEqualTo(receipt);
        assertThat(told.toString()).doesNotContain(olga.fiscalCode());
        JsonNode listed = warnings().get(0);
        assertThat(listed.path("eventId").asText()).isEqualTo(odd.id());
        assertThat(listed.path("receipt").asText()).isEqualTo(receipt);
        assertThat(listed.path("fiscalCode").asText()).isEqualTo(olga.fiscalCode());
        assertThat(listed.path("type").asText()).isEqualTo("REACTIVATED");
        assertThat(listed.path("effectiveDate").asText()).isEqualTo("2020-03-10");
        assertThat(listed.path("warning").asText()).isEqualTo("REG-W3");
        assertThat(file(olga.fiscalCode()).at("/events/0/warning").asText()).isEqualTo("REG-W3");
        assertThat(realm.admin().adminEvents().toString()).doesNotContain(olga.fiscalCode());

        order.says(act("SUSPENDED", "olga", "2020-03-01")).send().receipts();
        assertThat(warnings()).isEmpty();
        JsonNode right = file(olga.fiscalCode());
        assertThat(right.path("state").asText()).isEqualTo("pending-reactivation");
        assertThat(right.at("/events/0/warning").isMissingNode()).isTrue();
        assertThat(metrics())
                .anyMatch(line -> line.startsWith("varco_register_events_total{")
                        && line.contains("outcome=\"taken\"")
                        && line.contains("realm=\"" + realm.name() + "\"")
                        && line.contains("type=\"SUSPENDED\""));
    }

    /** Once by its receipt, when what came later made it odd, and not again with each event that follows. */
    @Test
    void anEventThatNoLongerFitsIsToldWhenItIsSo() {
        Person rita = person("rita");
        realm.registered(rita, "active", "strong");
        Order order = new Order(keycloak, realm);
        Said suspended = act("SUSPENDED", "rita", "2020-03-01");
        Said reactivated = act("REACTIVATED", "rita", "2020-03-10");
        order.says(suspended).send().receipts();
        String receipt = order.says(reactivated).send().receipts().get(0);
        realm.admin().clearEvents();

        order.says(withdrawn(suspended)).send().receipts();
        order.says(act("SUSPENDED", "rita", "2020-05-01")).send().receipts();
        order.says(withdrawn(reactivated)).send().receipts();

        assertThat(realm.admin().events().stream()
                        .filter(event ->
                                event.at("/details/varco_code").asText().startsWith("REG-W"))
                        .map(event -> event.at("/details/varco_code").asText() + " "
                                + event.at("/details/varco_reference").asText()))
                .containsExactly("REG-W3 " + receipt);
        assertThat(warnings()).isEmpty();
    }

    private static Said withdrawn(Said said) {
        return act("WITHDRAWN", "rita", "2020-03-01").without("effectiveDate").with("withdraws", said.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&warnings=false",
                "&warnings=true&first=-1",
                "&warnings=true&max=0",
                "&warnings=true&max=101",
                "&warnings=true&max=x"
            })
    void thereIsNoOtherList(String query) {
        HttpResponse<String> refused = realm.admin().send("GET", EVENTS + query, "", Map.of());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("REG-37");
    }

    /** Who manages the realm can write any attribute by a partial import; the register is what counts. */
    @Test
    void whatNoOrderGaveIsTakenAwayByARebuildAndWhatItGaveStays() {
        Person hassan = person("hassan");
        Person ugo = person("ugo");
        new Accounts(realm).open("hassan");
        realm.registered(hassan, "active", "none");
        String given = grants(hassan).get(0);
        bring(ugo, given);
        assertThat(grants(ugo)).containsExactly(given);

        JsonNode rebuilt = realm.admin()
                .post(
                        "/professional-register/records/rebuild?profile=" + CONSULTANT,
                        JsonNodeFactory.instance.objectNode());

        assertThat(rebuilt.path("changed").asLong()).isEqualTo(1);
        assertThat(grants(ugo)).isEmpty();
        assertThat(grants(hassan)).containsExactly(given);
        JsonNode event = realm.admin().adminEvents().get(0);
        assertThat(event.path("resourcePath").asText()).isEqualTo("professional-register/records/rebuild");
        assertThat(event.at("/details/changed").asText()).isEqualTo("1");
    }

    private void bring(Person person, String grant) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "OVERWRITE");
        ObjectNode user = partial.putArray("users").addObject();
        user.put("username", "of-old-" + person.userName()).put("enabled", true);
        ObjectNode attributes = user.putObject("attributes");
        attributes.putArray("fiscalNumber").add(person.fiscalCode());
        attributes.putArray("varco.grants").add(grant);
        realm.admin().post("/partialImport", partial);
    }

    private List<String> grants(Person person) {
        return new Accounts(realm).grants(person.userName());
    }

    private List<String> metrics() {
        return new HttpPerson(realm)
                .get(keycloak.managementUrl().resolve("/metrics"))
                .body()
                .lines()
                .toList();
    }

    private JsonNode told(String code) {
        return realm.admin().events().stream()
                .filter(event -> event.at("/details/varco_code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode warnings() {
        return realm.admin().get(EVENTS + "&warnings=true");
    }

    private JsonNode file(String code) {
        HttpResponse<String> answer = realm.admin()
                .send(
                        "POST",
                        RECORDS,
                        "{\"fiscalCode\":\"%s\",\"profile\":\"%s\"}".formatted(code, CONSULTANT),
                        Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return HttpPerson.json(new HttpPerson.Page(answer.uri(), answer.statusCode(), answer.body()));
    }

    private void signIn(Person who) {
        HttpPerson browser = new HttpPerson(realm);
        browser.tokens(browser.post(spid.answerTo(browser.ask(spid), who, Level.L2)));
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
