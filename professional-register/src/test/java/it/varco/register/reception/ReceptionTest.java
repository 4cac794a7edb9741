package it.varco.register.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import it.varco.register.ledger.Receipt;
import it.varco.register.ledger.Taking;
import it.varco.register.message.OrderMessage;
import it.varco.register.reception.Reply.Refused;
import it.varco.register.reception.Reply.Taken;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call is taken whole or not at all. */
class ReceptionTest {

    private static final LocalDate TODAY = LocalDate.of(2021, 1, 18);
    private static final Instant RECORDED = Instant.parse("2021-01-18T09:00:00Z");
    private static final Reception RECEPTION = new Reception();

    private final List<String> kept = new ArrayList<>();
    private final Allowance allowance = new Allowance(1_000, () -> 0);
    private Ledger ledger = messages -> messages.stream().map(this::keep).toList();

    @Test
    void givesAReceiptForOneMessage() {
        assertThat(one(message("e1"))).isEqualTo(new Taken(List.of(receipt("e1"))));
        assertThat(kept).containsExactly("e1");
    }

    @Test
    void givesReceiptsForLinesInTheirOrder() {
        assertThat(lines(message("e2") + "\n" + message("e1") + "\n"))
                .isEqualTo(new Taken(List.of(receipt("e2"), receipt("e1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void theLastLineMayEndInAnyWay(String end) {
        assertThat(lines(message("e1") + "\r\n" + message("e2") + end)).isInstanceOf(Taken.class);
    }

    @Test
    void whatIsRepeatedHasItsReceiptToo() {
        ledger = messages -> List.of(new Taking.Repeated(receipt("e1")), new Taking.Taken(receipt("e2")));
        assertThat(lines(message("e1") + "\n" + message("e2")))
                .isEqualTo(new Taken(List.of(receipt("e1"), receipt("e2"))));
    }

    @Test
    void namesEachLineThatIsNoMessage() {
        Refused refused = refused(lines(message("e1") + "\n{}\n" + message("e3") + "\nno\n"));
        assertThat(refused.refusal()).isEqualTo(CallRefusal.MALFORMED);
        assertThat(refused.faults()).extracting(FaultAt::message).containsOnly(2, 4);
        assertThat(refused.faults()).contains(new FaultAt(2, "/fiscalCode", "is missing"));
        assertThat(kept).isEmpty();
    }

    @Test
    void namesWhatCannotBe() {
        Refused refused = refused(lines(message("e1") + "\n" + message("e2").replace("2021-01-18\"", "2023-01-18\"")));
        assertThat(refused.refusal()).isEqualTo(CallRefusal.IMPOSSIBLE);
        assertThat(refused.faults())
                .containsExactly(new FaultAt(2, "/effectiveDate", "lies before 1979 or more than a year ahead"));
        assertThat(kept).isEmpty();
    }

    @Test
    void aMalformedLineWeighsMoreThanAnImpossibleOne() {
        assertThat(refused(lines(message("e1").replace("H501U", "H501X") + "\n{}"))
                        .refusal())
                .isEqualTo(CallRefusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{} {}", "[{}]"})
    void oneMessageIsOneObject(String body) {
        assertThat(refused(one(body)).refusal()).isEqualTo(CallRefusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n"})
    void linesAreNotEmpty(String body) {
        assertThat(refused(lines(body)).refusal()).isEqualTo(CallRefusal.MALFORMED);
    }

    @Test
    void severalMessagesAreNotSentAsOne() {
        assertThat(refused(one(message("e1") + "\n" + message("e2"))).refusal()).isEqualTo(CallRefusal.MALFORMED);
    }

    @Test
    void readsNoOtherAlphabetThanUtf8() {
        for (var other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            assertThat(refused(take(BodyForm.ONE, message("e1").getBytes(other)))
                            .refusal())
                    .isEqualTo(CallRefusal.MALFORMED);
        }
        byte[] latin = message("e1").replace("RM", "\u00e8M").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(take(BodyForm.ONE, latin)).faults())
                .containsExactly(new FaultAt(1, "", "is not text in UTF-8"));
    }

    @Test
    void takesNoMoreThanABatchMayHave() {
        String four = message("e1") + "\n" + message("e2") + "\n" + message("e3") + "\n" + message("e4");
        assertThat(lines(four)).isInstanceOf(Taken.class);
        kept.clear();
        assertThat(refused(lines(four + "\n" + message("e5"))).refusal()).isEqualTo(CallRefusal.TOO_MANY);
        assertThat(kept).isEmpty();
    }

    @Test
    void namesNoMoreThanFiftyFaults() {
        String wrong = "{}\n".repeat(40);
        Reply reply = RECEPTION.take(BodyForm.LINES, bytes(wrong), 100, allowance, TODAY, ledger);
        assertThat(refused(reply).faults()).hasSize(50);
    }

    @Test
    void namesTheEventsThatWereSaidOtherwise() {
        ledger = messages -> List.of(new Taking.Contradicted("e1"), new Taking.Left("e2"));
        assertThat(lines(message("e1") + "\n" + message("e2")))
                .isEqualTo(new Refused(CallRefusal.CONTRADICTED, List.of(), List.of("e1"), ""));
    }

    /** A database says in its messages what it was to store. */
    @Test
    void saysOfAFailureOnlyWhatKindItIs() {
        ledger = messages -> {
            throw new IllegalStateException(
                    "on RSSMRA80A01H501U", new SQLException("Key (code)=(RSSMRA80A01H501U)", "23505"));
        };
        Refused refused = refused(one(message("e1")));
        assertThat(refused.refusal()).isEqualTo(CallRefusal.NOT_STORED);
        assertThat(refused.cause())
                .contains("java.lang.IllegalStateException", "java.sql.SQLException [23505]", "ReceptionTest")
                .doesNotContain("RSSMRA");
    }

    @Test
    void countsMessagesAndCallsThatHaveNone() {
        lines(message("e1") + "\n" + message("e2"));
        assertThat(allowance.look().left()).isEqualTo(998);
        one("{}");
        assertThat(allowance.look().left()).isEqualTo(997);
    }

    private Reply one(String text) {
        return take(BodyForm.ONE, bytes(text));
    }

    private Reply lines(String text) {
        return take(BodyForm.LINES, bytes(text));
    }

    private Reply take(BodyForm form, byte[] body) {
        return RECEPTION.take(form, body, 4, allowance, TODAY, ledger);
    }

    private Taking keep(OrderMessage message) {
        kept.add(message.eventId());
        return new Taking.Taken(receipt(message.eventId()));
    }

    private static Refused refused(Reply reply) {
        return assertThat(reply).asInstanceOf(type(Refused.class)).actual();
    }

    private static Receipt receipt(String eventId) {
        return new Receipt("r-" + eventId, eventId, RECORDED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String eventId) {
        return ("{\"eventId\":\"%s\",\"type\":\"SUSPENDED\",\"fiscalCode\":\"RSSMRA80A01H501U\","
                        + "\"effectiveDate\":\"2021-01-18\",\"communicatedAt\":\"2021-01-18T09:00:00+01:00\","
                        + "\"order\":{\"body\":\"RM\"}}")
                .formatted(eventId);
    }
}
