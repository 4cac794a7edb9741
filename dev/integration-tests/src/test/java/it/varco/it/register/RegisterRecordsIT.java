package it.varco.it.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator of the register sees of one person, and what is written down of the looking. */
@VarcoTest
class RegisterRecordsIT {

    private static final String CONSULTANT = "consulenti-del-lavoro";
    private static final String RECORDS = "/professional-register/records";

    private final TestRealm realm;
    private final TestIdentityProvider spid;

    RegisterRecordsIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
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
