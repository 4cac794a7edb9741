package it.varco.it.register;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the Order sends is kept, whole or not at all. Each call of this class is held against the description that the server gives out.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderSpeaksIT {

    private static final int LARGEST_BATCH = 5;
    private static final String TODAY = "2019-03-11T12:00:00+01:00";

    private final TargetKeycloak keycloak;
    private final World world;
    private final TestRealm realm;
    private final Order order;
    private final Accounts accounts;

    OrderSpeaksIT(TargetKeycloak keycloak, World world) {
        this.keycloak = keycloak;
        this.world = world;
        this.realm = world.newRealm(
                json -> Registers.of(json).putArray("largest-batch").add("" + LARGEST_BATCH));
        this.order = new Order(keycloak, realm);
        this.accounts = new Accounts(realm);
        realm.clock().freeze(TODAY);
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void whatIsSaidOfSomebodyIsWrittenOnTheAccount() {
        accounts.open("marta");
        Said enrolled = act("ENROLLED", "marta", "2019-02-01");
        Described.by(realm).demandMessage(enrolled.json());
        Instant before = Instant.now().minusSeconds(5);

        Answered answered = order.says(enrolled).send();

        assertThat(answered.eventIds()).containsExactly(enrolled.id());
        assertThat(answered.receipts()).hasSize(1).doesNotContain("", enrolled.id());
        assertThat(Instant.parse(answered.body().at("/receipts/0/recordedAt").asText()))
                .isBetween(before, Instant.now().plusSeconds(5));
        assertThat(accounts.grants("marta"))
                .singleElement()
                .asString()
                .contains("consulenti-del-lavoro", "pending-first");
    }

    @Test
    void linesAreTakenInTheirOrder() {
        accounts.open("ivo");
        Said enrolled = act("ENROLLED", "ivo", "2019-02-01").sequence(1);
        Said suspended = act("SUSPENDED", "ivo", "2019-02-02").sequence(2);
        Said unknown = act("REVOKED", "luca", "2019-02-02").sequence(3);

        Answered answered = order.saysAll(unknown, suspended, enrolled).send();

        assertThat(answered.eventIds()).containsExactly(unknown.id(), suspended.id(), enrolled.id());
        assertThat(answered.receipts()).doesNotHaveDuplicates();
        assertThat(accounts.grants("ivo")).singleElement().asString().contains("suspended");
    }

    /** Whoever could put calls in another order would change nothing (threat D6). */
    @Test
    void inWhateverOrderCallsComeTheyEndTheSame() {
        List<Said> ofUgo = suspendedAndBack("ugo");
        List<Said> ofRita = suspendedAndBack("rita");
        accounts.open("ugo");
        accounts.open("rita");
        ofUgo.forEach(said -> order.says(said).send().receipts());
        List.of(2, 0, 1).forEach(at -> order.says(ofRita.get(at)).send().receipts());
        assertThat(accounts.states("rita")).isEqualTo(accounts.states("ugo")).isNotEmpty();
    }

    private static List<Said> suspendedAndBack(String userName) {
        return List.of(
                act("ENROLLED", userName, "2019-02-01").sequence(1),
                act("SUSPENDED", userName, "2019-02-02").sequence(2),
                act("REACTIVATED", userName, "2019-02-03").sequence(3));
    }

    @Test
    void whatIsSaidAgainHasTheVerySameReceipt() {
        Said said = act("SUSPENDED", "nino", "2019-02-01");
        Answered first = order.says(said).send();
        Answered again = order.says(said).send();
        Answered amongOthers =
                order.saysAll(act("REVOKED", "nino", "2019-02-02"), said).send();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(amongOthers.receipts().get(1)).isEqualTo(first.receipts().get(0));
    }

    /** Whoever listens to the answers learns of nobody whether there is an account. */
    @Test
    void ofUnknownPeopleTheAnswerIsTheSame() {
        accounts.open("olga");
        Answered known = order.says(act("SUSPENDED", "olga", "2019-02-01")).send();
        Answered unknown = order.says(act("SUSPENDED", "zeno", "2019-02-01")).send();
        assertThat(known.receipts()).hasSize(1);
        assertThat(unknown.receipts()).hasSize(1);
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(known.response().headers().map().keySet());
        assertThat(unknown.body().findParents("receipt").get(0).size())
                .isEqualTo(known.body().findParents("receipt").get(0).size());
    }

    /** Each with what is changed in a call that would be taken. */
    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments("a path that leads nowhere", 404, "REG-01", change(call -> call.path("event"))),
                arguments("below a path", 404, "REG-01", change(call -> call.path("events/1"))),
                arguments("put", 405, "REG-02", change(call -> call.method("PUT"))),
                arguments("patch", 405, "REG-02", change(call -> call.method("PATCH"))),
                arguments(
                        "delete",
                        405,
                        "REG-02",
                        change(call -> call.method("DELETE").body(""))),
                arguments(
                        "get", 405, "REG-02", change(call -> call.method("GET").body(""))),
                arguments("post of the status", 405, "REG-02", change(call -> call.path("status"))),
                arguments("post of the description", 405, "REG-02", change(call -> call.path("openapi.json"))),
                arguments("no type", 415, "REG-03", change(call -> call.without("Content-Type"))),
                arguments("text", 415, "REG-03", type("text/plain")),
                arguments("a form", 415, "REG-03", type("application/x-www-form-urlencoded")),
                arguments("another alphabet", 415, "REG-03", type("application/json; charset=utf-16")),
                arguments("two types", 415, "REG-03", type("application/json", "text/plain")),
                arguments("compressed", 415, "REG-04", change(OrderSpeaksIT::compress)),
                arguments(
                        "says it is compressed", 415, "REG-04", change(call -> call.with("Content-Encoding", "gzip"))),
                arguments("too long", 413, "REG-05", change(call -> call.body(" ".repeat(16_385)))),
                arguments("no token", 401, "REG-07", change(call -> call.without("Authorization"))),
                arguments("nothing like a token", 401, "REG-07", change(call -> call.by("x"))),
                arguments("a password", 401, "REG-07", change(call -> call.with("Authorization", "Basic eDp4"))),
                arguments("no message", 400, "REG-10", change(call -> call.body(""))),
                arguments("no JSON", 400, "REG-10", change(call -> call.body("{"))),
                arguments("an array", 400, "REG-10", change(call -> call.body("[" + other() + "]"))),
                arguments("two messages", 400, "REG-10", change(call -> call.body(other() + "\n" + other()))),
                arguments(
                        "an empty line",
                        400,
                        "REG-10",
                        change(call -> call.lines().body(other() + "\n\n" + other()))),
                arguments("a field twice", 400, "REG-10", change(call -> call.body("{\"a\":1,\"a\":1}"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String what, int status, String code, Consumer<Call> change) {
        realm.admin().clearEvents();
        Said said = act("SUSPENDED", "giulia", "2019-02-01");
        Call call = order.says(said);
        change.accept(call);

        Answered answered = call.send().refused(status, code);

        assertThat(ServerLog.lineOf(keycloak, answered.requestId())).contains(code);
        assertThat(answered.header("Allow").isEmpty()).isEqualTo(status != 405);
        assertThat(answered.header("WWW-Authenticate").isEmpty()).isEqualTo(status != 401);
        assertThat(eventsOf(answered)).hasSize(status == 401 ? 1 : 0);
        nothingIsKeptOf(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | REG-10 | fiscalCode     |                  | /fiscalCode     | is missing
                    400 | REG-10 | fiscalCode     | rviglI79b54a944k | /fiscalCode     | is not as the schema says: pattern
                    400 | REG-10 | type           | FORGOTTEN        | /type           | is not as the schema says: enum
                    400 | REG-10 | eventId        | <script>         | /eventId        | is not as the schema says: pattern
                    400 | REG-10 | level          | SPID2            |                 | has a field that is not known here
                    400 | REG-10 | newFiscalCode  | RVIGLI79B54A944K | /newFiscalCode  | has no place in an event of this type
                    400 | REG-10 | communicatedAt | 2019-02-01       | /communicatedAt | is not as the schema says: pattern
                    422 | REG-11 | fiscalCode     | RVIGLI79B54A944X | /fiscalCode     | is not the fiscal code of a person
                    422 | REG-11 | effectiveDate  | 2020-03-12       | /effectiveDate  | lies before 1979 or more than a year ahead
                    422 | REG-11 | effectiveDate  | 1978-12-31       | /effectiveDate  | lies before 1979 or more than a year ahead
                    422 | REG-11 | effectiveDate  | 2019-02-30       | /effectiveDate  | is no day
                    """)
    void namesTheFieldOfTheSecondLine(int status, String code, String field, String value, String at, String reason) {
        Said right = act("SUSPENDED", "giulia", "2019-02-01");
        Said wrong = act("SUSPENDED", "giulia", "2019-02-01");
        Answered answered = order.saysAll(right, value == null ? wrong.without(field) : wrong.with(field, value))
                .send()
                .refused(status, code);
        JsonNode fault = answered.body().path("faults").path(0);
        assertThat(fault.path("message").asInt()).isEqualTo(2);
        assertThat(fault.path("field").asText()).isEqualTo(at == null ? "" : at);
        assertThat(fault.path("reason").asText()).isEqualTo(reason);
        assertThat(PersonalData.in(answered.response().body())).isEmpty();
        assertThat(PersonalData.in(ServerLog.lineOf(keycloak, answered.requestId())))
                .isEmpty();
        nothingIsKeptOf(right);
    }

    /** The twins: a day a year ahead is taken, and the first that there can be. */
    @ParameterizedTest
    @CsvSource({"2020-03-11", "1979-01-01", "2019-03-11"})
    void takesDaysWithinBounds(String day) {
        assertThat(order.says(act("SUSPENDED", "sara", day)).send().receipts()).hasSize(1);
    }

    @Test
    void takesNoMoreLinesThanABatchMayHave() {
        Said[] most = IntStream.range(0, LARGEST_BATCH)
                .mapToObj(i -> act("SUSPENDED", "giulia", "2019-02-01"))
                .toArray(Said[]::new);
        Said oneMore = act("SUSPENDED", "giulia", "2019-02-01");
        order.saysAll(Stream.concat(Stream.of(oneMore), Stream.of(most)).toArray(Said[]::new))
                .send()
                .refused(413, "REG-06");
        nothingIsKeptOf(oneMore);
        assertThat(order.saysAll(most).send().receipts()).hasSize(LARGEST_BATCH);
    }

    @Test
    void whatContradictsTakesTheWholeBatchWithIt() {
        accounts.open("paolo");
        Said said = act("ENROLLED", "paolo", "2019-02-01");
        order.says(said).send().receipts();
        List<String> before = accounts.grants("paolo");
        realm.admin().clearEvents();
        Said fresh = act("REVOKED", "paolo", "2019-02-03");

        Answered answered = order.saysAll(
                        fresh, act("SUSPENDED", "paolo", "2019-02-02").id(said.id()))
                .send()
                .refused(409, "REG-12");

        assertThat(answered.body().path("eventIds"))
                .hasSize(1)
                .allMatch(id -> id.asText().equals(said.id()));
        assertThat(accounts.grants("paolo")).isEqualTo(before);
        assertThat(eventsOf(answered)).hasSize(1);
        nothingIsKeptOf(fresh);
    }

    @Test
    void twoLinesThatContradictEachOtherAreNotTaken() {
        Said one = act("SUSPENDED", "giulia", "2019-02-01");
        order.saysAll(one, act("REVOKED", "giulia", "2019-02-01").id(one.id()))
                .send()
                .refused(409, "REG-12");
        nothingIsKeptOf(one);
    }

    @Test
    void everyAnswerSaysHowManyMoreMayBeSent() {
        Answered answered = order.says(act("SUSPENDED", "sara", "2019-02-01")).send();
        assertThat(answered.header("X-RateLimit-Limit")).isEqualTo("6000");
        assertThat(Integer.parseInt(answered.header("X-RateLimit-Remaining"))).isBetween(5_000, 6_000);
        assertThat(Integer.parseInt(answered.header("X-RateLimit-Reset"))).isBetween(0, 10);
        assertThat(answered.header("Retry-After")).isEmpty();
    }

    @Test
    void whoeverSendsTooFastIsToldForHowLongToWait() {
        try (TestRealm slow = world.newRealm(
                json -> Registers.of(json).putArray("events-per-minute").add("2"))) {
            slow.clock().freeze(TODAY);
            Order hasty = new Order(keycloak, slow);
            hasty.saysAll(act("SUSPENDED", "sara", "2019-02-01"), act("SUSPENDED", "luca", "2019-02-01"))
                    .send()
                    .receipts();
            Answered answered =
                    hasty.says(act("SUSPENDED", "sara", "2019-02-02")).send().refused(429, "REG-09");
            assertThat(Integer.parseInt(answered.header("Retry-After"))).isBetween(1, 30);
            assertThat(answered.header("X-RateLimit-Limit")).isEqualTo("2");
            assertThat(answered.header("X-RateLimit-Remaining")).isEqualTo("0");
        }
    }

    @Test
    void nothingIsTakenOverAnOpenLineWhereTheRealmWantsNone() {
        Said said = act("SUSPENDED", "giulia", "2019-02-01");
        Call call = order.says(said);
        realm.admin().update(json -> json.put("sslRequired", "all"));
        try {
            call.send().refused(403, "REG-16");
        } finally {
            realm.admin().update(json -> json.put("sslRequired", "external"));
        }
        nothingIsKeptOf(said);
    }

    @Test
    void theStatusSaysThatTheServiceAnswersAndNothingElse() {
        Answered status = new Call(realm, "")
                .without("Content-Type")
                .method("GET")
                .path("status")
                .send();
        assertThat(status.response().statusCode()).isEqualTo(200);
        assertThat(status.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(status.body().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"GET, status", "GET, openapi.json", "POST, events"})
    void inARealmWithoutARegisterThereIsNothing(String method, String path) {
        try (TestRealm without = world.newRealm(Registers::takeAway)) {
            new Call(without, "").method(method).path(path).sendUndescribed().refused(404, "REG-01");
        }
    }

    private List<JsonNode> eventsOf(Answered answered) {
        List<JsonNode> events = realm.admin().events().stream()
                .filter(event -> answered.requestId()
                        .equals(event.path("details").path("varco_reference").asText()))
                .toList();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("details").path("varco_code").asText())
                    .isEqualTo(answered.body().path("code").asText());
            assertThat(PersonalData.in(event.toString())).isEmpty();
        });
        return events;
    }

    /** Something else can be said under its id, which would contradict it if it were kept; the twin of each refusal, too. */
    private void nothingIsKeptOf(Said said) {
        assertThat(order.says(act("REVOKED", "leo", "2019-02-01").id(said.id()))
                        .send()
                        .receipts())
                .hasSize(1);
    }

    private static String other() {
        return act("SUSPENDED", "giulia", "2019-02-01").toString();
    }

    private static Consumer<Call> change(Consumer<Call> change) {
        return change;
    }

    private static Consumer<Call> type(String... types) {
        return call -> call.with("Content-Type", types);
    }

    private static void compress(Call call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(other().getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        call.with("Content-Encoding", "gzip").body(bytes.toByteArray());
    }
}
