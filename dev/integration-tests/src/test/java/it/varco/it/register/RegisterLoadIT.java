package it.varco.it.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The register as it was kept before the Order's first event: until a person is loaded, no role. */
@VarcoTest
class RegisterLoadIT {

    private static final String CONSULTANT = "consulenti-del-lavoro";
    private static final String LOAD = "/professional-register/load";
    private static final String CSV = "text/csv";
    private static final String LINES = "application/x-ndjson";
    private static final String HEADER = "fiscalCode,state,since,level\n";
    private static final int BATCH = 200;

    /** Away from the numbers that other tests take. */
    private static final AtomicInteger NEXT = new AtomicInteger(3_000_000);

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider spid;

    RegisterLoadIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.spid = providers.named("alfa");
    }

    @BeforeEach
    void onADayBeforeThePhases() {
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
    }

    @Test
    void whoeverIsInHasTheRoleInTheNextToken() {
        Person anna = person("anna");
        HttpPerson browser = new HttpPerson(realm);
        JsonNode tokens = browser.tokens(signIn(browser, anna));
        assertThat(roles(tokens)).doesNotContain(CONSULTANT);

        LoadAnswer answer = load(CSV, HEADER + anna.fiscalCode() + ",active,2012-01-01,legacy-dispositive\n");

        assertThat(answer.totals()).containsExactly(1, 0, 0);
        assertThat(answer.end()).isEqualTo("complete");
        assertThat(roles(refresh(browser, tokens))).contains(CONSULTANT);
    }

    @Test
    void whoeverHasNoAccountYetHasTheRoleFromTheFirstSignInOn() {
        Person nino = person("nino");
        load(
                LINES,
                "{\"fiscalCode\":\"%s\",\"state\":\"active\",\"since\":\"2012-01-01\"}\n".formatted(nino.fiscalCode()));
        assertThat(realm.admin().usersWith("fiscalNumber", nino.fiscalCode())).isEmpty();
        HttpPerson browser = new HttpPerson(realm);
        assertThat(roles(browser.tokens(signIn(browser, nino)))).contains(CONSULTANT);
    }

    /** As a spreadsheet writes it in Italy: byte order mark, semicolons, another order of columns. */
    @ParameterizedTest
    @CsvSource({"elena, suspended, ''", "fabio, revoked, strong", "sara, active, none", "rita, pending-first, none"})
    void aRoleStandsWhereTheOldRegisterLeftIt(String name, String state, String level) {
        Person person = person(name);
        HttpPerson browser = new HttpPerson(realm);
        browser.tokens(signIn(browser, person));
        LoadAnswer answer = load(
                CSV,
                "\uFEFFsince;state;fiscalCode;level\r\n2012-01-01;%s;%s;%s\r\n"
                        .formatted(state, person.fiscalCode(), level));
        assertThat(answer.totals()).containsExactly(1, 0, 0);
        assertThat(realm.admin()
                        .usersWith("fiscalNumber", person.fiscalCode())
                        .get(0)
                        .at("/attributes/varco.grants/0")
                        .asText())
                .contains("\"profile\":\"consulenti-del-lavoro\"", "\"state\":\"" + state + "\"");
    }

    @Test
    void theSameAgainChangesNothing() {
        String lines = HEADER + lines(30, "active");
        assertThat(load(CSV, lines).totals()).containsExactly(30, 0, 0);
        assertThat(load(CSV, lines).totals()).containsExactly(0, 30, 0);
    }

    @Test
    void aLineThatContradictsAnEarlierOneIsNamedAndTheOthersGoOn() {
        String known = nobody();
        String fresh = nobody();
        load(CSV, HEADER + known + ",suspended,2019-02-01,strong\n");

        LoadAnswer answer = load(
                CSV,
                HEADER + fresh + ",active,2012-01-01,\n" + known + ",active,2019-02-01,strong\n" + fresh
                        + ",active,2012-01-02,\n");

        assertThat(answer.refused()).containsExactly("3 REG-26 ", "4 REG-26 ");
        assertThat(answer.totals()).containsExactly(1, 0, 2);
        assertThat(answer.end()).isEqualTo("complete");
        assertThat(load(CSV, HEADER + known + ",suspended,2019-02-01,strong\n").totals())
                .as("the earlier one stays")
                .containsExactly(0, 1, 0);
    }

    @Test
    void eachFaultNamesItsLineAndNobody() {
        String good = nobody();
        String bad = good.substring(0, 15) + (good.endsWith("A") ? "B" : "A");
        LoadAnswer answer = load(
                CSV,
                HEADER + bad + ",active,2012-01-01,\n" + good + ",sospeso,2012-01-01,\n\n" + good
                        + ",active,1/1/2012,\n"
                        + good + ",active,2021-01-01,\n" + good + ",active,2012-01-01,spid\n" + good + "\n"
                        + "x".repeat(5_000) + "\n" + good + ",active,2012-01-01,\n");
        assertThat(answer.refused())
                .containsExactly(
                        "2 REG-22 fiscalCode",
                        "3 REG-23 state",
                        "5 REG-24 since",
                        "6 REG-24 since",
                        "7 REG-25 level",
                        "8 REG-21 ",
                        "9 REG-20 ");
        assertThat(answer.totals()).containsExactly(1, 0, 7);
        assertThat(answer.lines().toString()).doesNotContain(good, bad, "sospeso");
        assertThat(realm.admin().adminEvents().toString()).doesNotContain(good, bad);
        assertThat(keycloak.log()).doesNotContain(good, bad);
    }

    @Test
    void isWrittenDownByItsNumbersAlone() {
        load(CSV, HEADER + lines(2, "active"));
        List<JsonNode> events = loads();
        assertThat(events.get(0).at("/details/load").asText()).isEqualTo("complete");
        assertThat(events.get(0).at("/details/loaded").asText()).isEqualTo("2");
        assertThat(events.get(0).at("/details/profile").asText()).isEqualTo(CONSULTANT);
        assertThat(events.get(1).at("/details/load").asText()).isEqualTo("began");
    }

    @Test
    void linesAreKeptWhileTheOthersAreStillToCome() throws IOException {
        try (SlowSender sender = SlowSender.to(realm, keycloak)) {
            sender.send(HEADER + lines(BATCH, "active"));
            assertThat(sender.awaitLineWith("committed")).contains("{\"committed\":" + (BATCH + 1) + "}");
            sender.send(lines(1, "active"));
            sender.end();
            assertThat(sender.awaitLineWith("complete")).contains("\"complete\":true", "\"loaded\":" + (BATCH + 1));
        }
    }

    @Test
    void whatBrokeOffInTheMiddleIsSentAgainWhole() throws IOException {
        String first = lines(BATCH, "active");
        String second = lines(BATCH, "suspended");
        try (SlowSender sender = SlowSender.to(realm, keycloak)) {
            sender.send(HEADER + first);
            sender.awaitLineWith("committed");
            sender.send(second.substring(0, second.length() / 2));
        }
        await(() -> loads().get(0).at("/details/load").asText().equals("broken_off"));
        assertThat(loads().get(0).at("/details/loaded").asText()).isEqualTo(Integer.toString(BATCH));

        LoadAnswer again = load(CSV, HEADER + first + second);

        assertThat(again.totals()).containsExactly(BATCH, BATCH, 0);
        assertThat(again.end()).isEqualTo("complete");
    }

    @Test
    void stopsWhereNearlyNothingIsOfTheForm() {
        LoadAnswer answer = load(LINES, "{}\n".repeat(1_500));
        assertThat(answer.end()).isEqualTo("REG-29");
        assertThat(answer.totals()).containsExactly(0, 0, 1_000);
    }

    @Test
    void tenThousandLinesComeInOneCall() {
        int many = 10_000;
        LoadAnswer answer = load(CSV, HEADER + lines(many, "active"));
        assertThat(answer.totals()).containsExactly(many, 0, 0);
        assertThat(answer.lines()).hasSize(many / BATCH + 1);
        assertThat(answer.end()).isEqualTo("complete");
    }

    @ParameterizedTest
    @CsvSource({
        "?profile=avvocati,             text/csv,                       404, REG-27",
        "?profile=notai,                text/csv,                       404, REG-27",
        "'',                            text/csv,                       404, REG-27",
        "?profile=consulenti-del-lavoro, text/csv,                      400, REG-28",
        "?profile=consulenti-del-lavoro, text/csv;charset=windows-1252, 415, REG-38",
        "?profile=consulenti-del-lavoro, application/json,              415, ''"
    })
    void isNoLoad(String query, String type, int status, String code) {
        realm.admin().clearEvents();
        HttpResponse<String> refused = keycloak.admin()
                .sendText("/admin/realms/" + realm.name() + LOAD + query, type, "name,day\nRossi,2012-01-01\n");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(code).doesNotContain("Rossi");
    }

    private List<JsonNode> loads() {
        return realm.admin().adminEvents().stream()
                .filter(event -> event.path("resourceType").asText().equals("VARCO_REGISTER"))
                .toList();
    }

    private LoadAnswer load(String type, String body) {
        return LoadAnswer.of(keycloak.admin()
                .sendText("/admin/realms/" + realm.name() + LOAD + "?profile=" + CONSULTANT, type, body));
    }

    private static String lines(int count, String state) {
        return IntStream.range(0, count)
                .mapToObj(i -> nobody() + "," + state + ",2012-01-01,legacy-dispositive\n")
                .collect(Collectors.joining());
    }

    private static String nobody() {
        return FiscalCodes.number(NEXT.incrementAndGet());
    }

    private HttpPerson.Page signIn(HttpPerson browser, Person who) {
        return browser.post(spid.answerTo(browser.ask(spid), who, Level.L2));
    }

    private JsonNode refresh(HttpPerson browser, JsonNode tokens) {
        return HttpPerson.json(browser.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "portal",
                        "refresh_token", tokens.path("refresh_token").asText())));
    }

    private static List<String> roles(JsonNode tokens) {
        JsonNode roles = HttpPerson.decode(tokens.path("access_token").asText())
                .path("realm_access")
                .path("roles");
        return StreamSupport.stream(roles.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        Instant latest = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(latest);
        }
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
