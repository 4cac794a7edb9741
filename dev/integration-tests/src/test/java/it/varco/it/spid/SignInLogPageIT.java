package it.varco.it.spid;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.RefusedAct;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.kit.World;
import it.varco.it.page.AccessPage;
import it.varco.it.page.SignInLogPage;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code spid/log}: who reads the register of sign-ins, what is read there, and what remains of each reading. */
@VarcoTest
class SignInLogPageIT {

    private static final int DESKTOP = 1280;
    private static final int NARROWEST = 320;
    private static final int MORE_THAN_A_PAGE = 51;
    private static final Person BRUNO = person("bruno");

    private final TestRealm realm;
    private final TestIdentityProvider alfa;

    SignInLogPageIT(TestRealm realm, World world) {
        this.realm = realm;
        this.alfa = world.identityProviders().named("alfa");
    }

    static Stream<View> views() {
        return View.in(DESKTOP, NARROWEST);
    }

    @BeforeAll
    static void brunoHasSignedInOnce(TestRealm realm, World world) {
        realm.loadCast();
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        signIn(realm, world.identityProviders().named("alfa"), BRUNO);
    }

    @BeforeEach
    void october() {
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
    }

    @Test
    void anAuditorFindsAPersonsSignInReadsItAndComesBack(Visitor auditor) {
        open(auditor);
        assertThat(auditor.page().locator("main")).containsText("Registrazioni: ");
        SignInLogPage page = SignInLogPage.of(auditor).findPerson(BRUNO.fiscalCode());
        assertThat(page.rows()).hasCount(1);
        assertThat(page.rows().first()).containsText(alfa.entityId());
        assertThat(page.rows().first()).containsText("accettata");
        assertThat(auditor.page().url()).isEqualTo(realm.url(SignInLogPage.PATH).toString());

        page.open(0);
        JsonNode whole = whole(page.id());
        assertThat(whole.path("fiscalCode").asText()).isEqualTo(BRUNO.fiscalCode());
        for (String message : List.of("request", "query", "answer")) {
            assertThat(page.message(message).textContent())
                    .as(message)
                    .isEqualTo(whole.path(message).asText());
        }
        assertThat(auditor.page().locator("main")).containsText(BRUNO.fiscalCode());
        assertThat(auditor.page().url()).isEqualTo(realm.url(SignInLogPage.PATH).toString());

        page.back();
        assertThat(page.rows()).hasCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestId", "answerId", "assertionId"})
    void aRecordIsFoundByEachOfItsMessages(String message, Visitor auditor) {
        JsonNode record = brunos();
        open(auditor);
        SignInLogPage page =
                SignInLogPage.of(auditor).findMessage(record.path(message).asText());
        assertThat(page.rows()).hasCount(1);
        assertThat(page.open(0).id()).isEqualTo(record.path("id").asText());
    }

    @Test
    void aRefusedAnswerIsReadWithItsCodeAndIsNobodys(Visitor auditor) {
        HttpPerson forger = new HttpPerson(realm);
        ReceivedRequest request = forger.ask(alfa);
        forger.post(alfa.answerTo(
                request, person("ugo"), Level.L2, AnswerScript.genuine().signedByStranger()));
        open(auditor);
        SignInLogPage page = SignInLogPage.of(auditor);
        assertThat(page.findPerson(person("ugo").fiscalCode()).rows()).hasCount(0);
        assertThat(page.findMessage(request.id()).rows()).hasCount(1);
        assertThat(page.rows().first()).containsText("respinta (SPID-V02)");
    }

    /** The last day is meant too. */
    @Test
    void onlyTheDaysThatWereNamedAreSearched(Visitor auditor) {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Rome"));
        open(auditor);
        SignInLogPage page = SignInLogPage.of(auditor);
        assertThat(page.find(BRUNO.fiscalCode(), "", today.minusDays(1).toString(), today.toString())
                        .rows())
                .hasCount(1);
        page.find(
                BRUNO.fiscalCode(),
                "",
                today.minusDays(9).toString(),
                today.minusDays(2).toString());
        assertThat(auditor.page().locator("[role=status]")).hasText("Nessuna registrazione in questi giorni.");
    }

    @Test
    void aLongListIsGoneThroughPageByPage(Visitor auditor) {
        for (int time = 0; time < MORE_THAN_A_PAGE; time++) {
            signIn(realm, alfa, person("carla"));
        }
        open(auditor);
        SignInLogPage page =
                SignInLogPage.of(auditor).findPerson(person("carla").fiscalCode());
        assertThat(page.rows()).hasCount(MORE_THAN_A_PAGE - 1);
        page.earlier();
        assertThat(page.rows()).hasCount(1);
        page.open(0).back();
        assertThat(page.rows()).hasCount(1);
    }

    /** As the same readings by the calls: who read, and not of whom. */
    @Test
    void eachReadingIsTheEventOfTheCall(Visitor auditor) {
        open(auditor);
        SignInLogPage page = SignInLogPage.of(auditor);
        forgetEvents();
        page.findPerson(BRUNO.fiscalCode());
        assertThat(page.rows()).hasCount(1);
        page.open(0);
        String id = page.id();
        page.back();
        page.verify("");
        assertThat(page.message()).isVisible();
        export(auditor, Map.of("from", "2020-01-01", "to", "2099-12-31"));
        List<JsonNode> byPage = readings();

        forgetEvents();
        search("fiscalCode", BRUNO.fiscalCode());
        whole(id);
        search("fiscalCode", BRUNO.fiscalCode());
        realm.admin().post("/spid/log/verify", JsonNodeFactory.instance.objectNode());
        realm.admin()
                .send(
                        "POST",
                        "/spid/log/export",
                        "{\"from\":\"2099-01-01T00:00:00Z\"}",
                        Map.of("Content-Type", "application/json"));
        assertThat(byPage)
                .extracting(event -> event.path("resourcePath").asText())
                .containsExactlyElementsOf(readings().stream()
                        .map(event -> event.path("resourcePath").asText())
                        .toList())
                .hasSize(5);
        assertThat(byPage).allSatisfy(event -> {
            assertThat(event.path("operationType").asText()).isEqualTo("ACTION");
            assertThat(event.at("/authDetails/userId").asText()).isEqualTo(account("audit"));
            assertThat(PersonalData.in(event.toString())).isEmpty();
        });
    }

    @Test
    void theRegisterIsVerifiedBesideASealThatWasKeptElsewhere(Visitor auditor) {
        open(auditor);
        SignInLogPage page = SignInLogPage.of(auditor);
        page.verify("");
        assertThat(page.message()).containsText("Il registro è integro");
        page.verify("99-" + "0".repeat(64));
        assertThat(page.message()).containsText("Il registro non è integro");
        assertThat(page.message()).containsText("Sigillo mancante");
    }

    @Test
    void aCopyForTheAuthorityIsTheOneOfTheCall(Visitor auditor) {
        open(auditor);
        APIResponse copy =
                export(auditor, Map.of("fiscalCode", BRUNO.fiscalCode(), "from", "2020-01-01", "to", "2099-12-31"));
        assertThat(copy.status()).isEqualTo(200);
        assertThat(copy.headers())
                .containsEntry("content-type", "application/x-ndjson")
                .containsEntry("cache-control", "no-store")
                .containsEntry("content-disposition", "attachment; filename=\"spid-log.ndjson\"");
        List<String> lines = copy.text().lines().toList();
        assertThat(lines.get(0)).contains("\"from\":\"2019-12-31T23:00:00Z\",\"to\":\"2099-12-31T23:00:00Z\"");
        assertThat(lines.subList(1, lines.size() - 1))
                .singleElement()
                .isEqualTo(whole(brunos().path("id").asText()).toString());
        assertThat(HttpPerson.decode(lines.get(lines.size() - 1).split("\"")[3])
                        .path("records")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            search | NONUNCODICEFISCA | ''  | ''         | ''         | Il codice fiscale non è corretto
            search | ''               | ''  | ''         | ''         | non tutti e due
            search | BRUNO            | _1  | ''         | ''         | non tutti e due
            search | BRUNO            | ''  | 2021-04-06 | 2021-04-05 | I giorni non vanno bene
            search | BRUNO            | ''  | 2021-02-30 | ''         | I giorni non vanno bene
            search | BRUNO            | ''  | +99999-01-01 | ''       | I giorni non vanno bene
            export | BRUNO            | ''  | 2021-04-05 | ''         | servono il primo e l’ultimo giorno
            export | ''               | _1  | 2021-04-05 | 2021-04-06 | servono il primo e l’ultimo giorno
            """)
    void whatCannotBeAskedIsRefused(
            String action, String code, String message, String from, String to, String words, Visitor auditor) {
        open(auditor);
        forgetEvents();
        APIResponse answer = post(
                auditor,
                Map.of(
                        "action",
                        action,
                        "fiscalCode",
                        code.equals("BRUNO") ? BRUNO.fiscalCode() : code,
                        "messageId",
                        message,
                        "from",
                        from,
                        "to",
                        to));
        assertThat(answer.text()).contains(words, "(LOG-03)");
        assertThat(RefusedAct.onlyOneIn(realm)).isEqualTo(refused("LOG-03"));
        assertThat(readings()).isEmpty();
    }

    @Test
    void aRecordThatIsNotThereIsRefused(Visitor auditor) {
        open(auditor);
        forgetEvents();
        assertThat(post(auditor, Map.of("id", "0000000000000001-1")).text()).contains("(LOG-04)");
        assertThat(RefusedAct.onlyOneIn(realm)).isEqualTo(refused("LOG-04"));
    }

    /** Without the client of the pages no admin event can say who read. */
    @Test
    void nothingIsReadThatCannotBeWrittenDown(Visitor auditor) {
        open(auditor);
        Map<String, String> search = Map.of("fiscalCode", BRUNO.fiscalCode());
        JsonNode client = realm.admin().get("/clients?clientId=varco-pages").get(0);
        realm.admin().delete("/clients/" + client.path("id").asText());
        try {
            assertThat(post(auditor, search).text()).contains("(LOG-06)").doesNotContain(alfa.entityId());
            assertThat(readings()).isEmpty();
        } finally {
            realm.admin().create("/clients", client);
        }
    }

    /** The first line is the twin. */
    @ParameterizedTest(name = "token {0}, origin {1}")
    @CsvSource({"own, own, true", "none, own, false", "theirs, own, false", "own, other, false"})
    void onlyThePageItselfReads(String token, String origin, boolean reads, Visitor auditor, Visitor other) {
        open(auditor);
        String theirs = "";
        if ("theirs".equals(token)) {
            open(other);
            theirs = token(other);
        }
        forgetEvents();
        APIResponse answer = auditor.page()
                .request()
                .post(
                        address(),
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("fiscalCode", BRUNO.fiscalCode())
                                        .set(
                                                "token",
                                                switch (token) {
                                                    case "own" -> token(auditor);
                                                    case "theirs" -> theirs;
                                                    default -> "";
                                                }))
                                .setHeader("Origin", origin.equals("own") ? origin(auditor) : "http://evil.example"));
        assertThat(answer.text().contains(alfa.entityId())).isEqualTo(reads);
        assertThat(readings()).hasSize(reads ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"ufficio", "direzione", "helpdesk", "elena"})
    void nobodyElseGetsIn(String name, Visitor visitor) {
        visitor.open(realm.url(SignInLogPage.PATH));
        AccessPage.of(visitor).openSpid().choose("Alfa Identità").signIn(person(name));
        visitor.page().waitForURL(address());
        assertThat(visitor.page().locator("h1")).hasText("Questa pagina è riservata");
        assertThat(visitor.page().locator(".varco-reference")).containsText("PLAN-C03");
        forgetEvents();
        APIResponse answer = visitor.page()
                .request()
                .post(
                        address(),
                        RequestOptions.create().setForm(FormData.create().set("fiscalCode", BRUNO.fiscalCode())));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(readings()).isEmpty();
    }

    @Test
    void aPasswordIsNotEnough(Visitor visitor) {
        visitor.open(realm.url(SignInLogPage.PATH));
        AccessPage.of(visitor).typePassword(person("anna").fiscalCode(), Cast.PASSWORD);
        assertThat(visitor.page().locator(".varco-reference")).containsText("PLAN-C02");
    }

    @Test
    void whoIsNotSignedInIsSentToSignInAndTheFormIsForgotten(Visitor stranger) {
        APIResponse answer = stranger.page()
                .request()
                .post(
                        address(),
                        RequestOptions.create()
                                .setForm(FormData.create().set("fiscalCode", BRUNO.fiscalCode()))
                                .setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location")).doesNotContain(BRUNO.fiscalCode());
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePageIsAccessible(View view, Visitors visitors) {
        Visitor auditor = view.visitor(visitors);
        open(auditor);
        view.check(auditor, "sign-in-log");
        SignInLogPage page = SignInLogPage.of(auditor).findPerson(BRUNO.fiscalCode());
        assertThat(page.rows()).hasCount(1);
        view.check(auditor, "sign-in-log-found");
        page.open(0);
        assertThat(page.message("answer")).isVisible();
        view.check(auditor, "sign-in-log-record");
        page.back().verify("99-0");
        assertThat(page.message()).isVisible();
        view.check(auditor, "sign-in-log-broken");
    }

    private static void signIn(TestRealm realm, TestIdentityProvider alfa, Person who) {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page arrived = person.post(alfa.answerTo(person.ask(alfa), who, Level.L2));
        assertThat(arrived.address().toString()).as(arrived.text()).startsWith(realm.portal() + "/callback?");
    }

    private void open(Visitor visitor) {
        visitor.open(realm.url(SignInLogPage.PATH));
        AccessPage.of(visitor).openSpid().choose("Alfa Identità").signIn(person("audit"));
        visitor.page().waitForURL(address());
    }

    private String address() {
        return realm.url(SignInLogPage.PATH).toString();
    }

    private APIResponse export(Visitor auditor, Map<String, String> fields) {
        FormData form = FormData.create().set("action", "export").set("token", token(auditor));
        fields.forEach(form::set);
        return auditor.page()
                .request()
                .post(address(), RequestOptions.create().setForm(form).setHeader("Origin", origin(auditor)));
    }

    private APIResponse post(Visitor auditor, Map<String, String> fields) {
        FormData form = FormData.create().set("token", token(auditor));
        fields.forEach(form::set);
        return auditor.page()
                .request()
                .post(address(), RequestOptions.create().setForm(form).setHeader("Origin", origin(auditor)));
    }

    private static String token(Visitor visitor) {
        return visitor.page().locator("input[name=token]").first().inputValue();
    }

    private static String origin(Visitor visitor) {
        return (String) visitor.page().evaluate("location.origin");
    }

    private JsonNode brunos() {
        return search("fiscalCode", BRUNO.fiscalCode()).get(0);
    }

    private JsonNode search(String field, String value) {
        return realm.admin()
                .post("/spid/log/search", JsonNodeFactory.instance.objectNode().put(field, value));
    }

    private JsonNode whole(String id) {
        return realm.admin().get("/spid/log/records/" + id);
    }

    private List<JsonNode> readings() {
        return realm.admin().adminEvents().stream()
                .filter(event ->
                        "VARCO_SPID_LOG".equals(event.path("resourceType").asText()))
                .toList();
    }

    private RefusedAct refused(String code) {
        return new RefusedAct("EXECUTE_ACTIONS_ERROR", code, account("audit"), "", "", "spid");
    }

    private void forgetEvents() {
        realm.admin().clearEvents();
        realm.admin().delete("/admin-events");
    }

    private String account(String name) {
        return realm.admin()
                .usersWith("fiscalNumber", person(name).fiscalCode())
                .get(0)
                .path("id")
                .asText();
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
