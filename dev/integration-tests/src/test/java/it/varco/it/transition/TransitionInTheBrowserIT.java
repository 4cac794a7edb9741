package it.varco.it.transition;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.page.AccessPage;
import it.varco.it.page.TransitionPage;
import it.varco.testidp.People;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scenarios 1, 2 and 4, each on both sides of its second, by people who read what the pages say and press what they offer. */
@VarcoTest
class TransitionInTheBrowserIT {

    private static final String SPID = "Alfa Identità";

    private final TestRealm realm;
    private final TargetKeycloak keycloak;

    TransitionInTheBrowserIT(TestRealm realm, TargetKeycloak keycloak) {
        this.realm = realm;
        this.keycloak = keycloak;
    }

    @BeforeAll
    static void everybodyIsThere(TestRealm realm) {
        realm.loadCast();
    }

    /** Scenario 1. */
    @Test
    void annasPasswordOpensUntilMidnightAndThenThePageLeadsHerToSpid(Visitor anna) {
        realm.clock().freeze("2020-11-30T23:59:59+01:00");
        comeByPassword(anna, "anna", Cast.PASSWORD);
        assertThat(TransitionPage.of(anna).message())
                .containsText(
                        "Dal 1 dicembre 2020 il profilo «Consulenti del lavoro» si userà solo con SPID, CIE o CNS");
        TransitionPage.of(anna).goOn().click();
        assertThat(anna.page().getByTestId("roles")).containsText("consulenti-del-lavoro");
        anna.click("logout");

        realm.clock().freeze("2020-12-01T00:00:00+01:00");
        comeByPassword(anna, "anna", Cast.PASSWORD);
        TransitionPage refusal = TransitionPage.of(anna);
        assertThat(anna.page().locator("h1")).hasText("Qui serve ormai un’identità digitale");
        assertThat(refusal.message())
                .containsText("Dal 1 dicembre 2020 il profilo «Consulenti del lavoro» si usa solo con SPID, CIE o CNS");
        assertThat(refusal.message()).containsText("Circolare INAIL n. 36 del 19 ottobre 2020");
        assertThat(refusal.goOn()).hasCount(0);
        assertThat(realm.admin().sessionCount()).isZero();
        anna.picture("transition-anna-refused");

        refusal.stepUp().click();
        comeBySpid(anna, "anna");
        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        assertThat(anna.page().getByTestId("roles")).containsText("consulenti-del-lavoro");
        anna.picture("transition-anna-by-spid");
    }

    /** Scenario 1: who doesn't want to go on is back in the service, which hears that nobody came. */
    @Test
    void elenaTurnsBackFromTheRefusal(Visitor elena) {
        realm.clock().freeze("2021-03-01T00:00:00+01:00");
        comeByPassword(elena, "elena", Cast.PASSWORD);
        TransitionPage.of(elena).leave().click();
        assertThat(elena.page().getByTestId("error")).hasText("access_denied");
        assertThat(elena.page().getByTestId("error-description")).containsText("PLAN-D01");
    }

    /** Scenario 2, with what is left; SPID stands for the CIE card until that door is built. */
    @Test
    void brunoGoesOnWithTheProfileThatIsLeft(Visitor bruno) {
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        comeByPassword(bruno, "bruno", Cast.PASSWORD);
        assertThat(bruno.page().locator("h1")).hasText("Prima di proseguire");
        assertThat(TransitionPage.of(bruno).message()).containsText("«Avvocati»");
        assertThat(TransitionPage.of(bruno).message()).not().containsText("«Ditte»");
        bruno.picture("transition-bruno-notice");

        TransitionPage.of(bruno).goOn().click();
        assertThat(bruno.page().getByTestId("roles")).containsText("ditte");
        assertThat(bruno.page().getByTestId("roles")).not().containsText("avvocati");
    }

    /** Scenario 2, with all of it. */
    @Test
    void brunoStepsUpAndHasBothProfilesInTheSameService(Visitor bruno) {
        realm.clock().freeze("2020-12-15T12:00:00+01:00");
        comeByPassword(bruno, "bruno", Cast.PASSWORD);
        TransitionPage.of(bruno).stepUp().click();
        comeBySpid(bruno, "bruno");
        assertThat(bruno.page().getByTestId("roles")).containsText("avvocati");
        assertThat(bruno.page().getByTestId("roles")).containsText("ditte");
    }

    /** Scenario 2, its end: from October on nobody is asked for a password any more. */
    @Test
    void thePasswordLeavesTheAccessPageInOctoberAndSpidStays(Visitor bruno) {
        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        AccessPage access = openAccessPage(bruno);
        assertThat(access.passwordForm()).isVisible();
        assertThat(access.spid()).isVisible();

        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        openAccessPage(bruno);
        assertThat(access.spid()).isVisible();
        assertThat(access.passwordForm()).hasCount(0);
        bruno.picture("transition-october");
        comeBySpid(bruno, "bruno");
        assertThat(bruno.page().getByTestId("roles")).containsText("avvocati");
        assertThat(bruno.page().getByTestId("roles")).containsText("ditte");
    }

    /** Whoever had the page open before midnight is told by the page after it. */
    @Test
    void aFormThatWasOpenAtMidnightOpensNothing(Visitor fabio) {
        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        AccessPage access = openAccessPage(fabio);
        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        access.typePassword(Cast.named("fabio").fiscalCode(), Cast.PASSWORD);
        assertThat(fabio.page().getByText("Le credenziali Inail non sono più ammesse."))
                .isVisible();
        assertThat(access.passwordForm()).hasCount(0);
        fabio.picture("transition-fabio-at-midnight");
        comeBySpid(fabio, "fabio");
        assertThat(fabio.page().getByTestId("roles")).containsText("ditte");
    }

    /** Scenario 4: the operator by REST, Dario at the browser. */
    @Test
    void dariosLastPasswordWorksAndTheNextIsNotGivenOut(Visitor dario) throws JsonProcessingException {
        realm.clock().freeze("2021-02-27T23:59:59+01:00");
        HttpResponse<String> given = credential("dario");
        assertThat(given.statusCode()).isEqualTo(201);
        realm.clock().freeze("2021-02-28T00:00:00+01:00");
        HttpResponse<String> refused = credential("ugo");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("PLAN-I01");

        realm.clock().freeze("2021-03-10T09:00:00+01:00");
        comeByPassword(dario, "dario", json(given).path("temporaryPassword").asText());
        dario.picture("transition-dario-new-password");
        dario.page().fill("#password-new", "una-password-di-Dario-1");
        dario.page().fill("#password-confirm", "una-password-di-Dario-1");
        dario.page().locator("form:has(#password-new) [type=submit]").click();
        assertThat(dario.page().getByTestId("name")).hasText("Dario Conti");
        assertThat(dario.page().getByTestId("roles")).containsText("lavoratori");
        dario.click("logout");

        comeByPassword(dario, "dario", "una-password-di-Dario-1");
        assertThat(dario.page().getByTestId("roles")).containsText("lavoratori");
    }

    private AccessPage openAccessPage(Visitor visitor) {
        visitor.open(realm.portal());
        visitor.click("login");
        return AccessPage.of(visitor);
    }

    private void comeByPassword(Visitor visitor, String name, String password) {
        openAccessPage(visitor).typePassword(Cast.named(name).fiscalCode(), password);
    }

    private static void comeBySpid(Visitor visitor, String name) {
        AccessPage.of(visitor).openSpid().choose(SPID).signIn(People.named(name).orElseThrow());
    }

    private HttpResponse<String> credential(String name) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("class", "legacy-generic")
                .put("act", "MOD-2021-2");
        request.putObject("person").put("fiscalCode", Cast.named(name).fiscalCode());
        return keycloak.admin()
                .send(
                        "POST",
                        "/admin/realms/%s/access-policy/credentials".formatted(realm.name()),
                        request.toString(),
                        Map.of());
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return new ObjectMapper().readTree(answer.body());
    }
}
