package it.varco.register.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.OrderAct;
import it.varco.register.message.OrderMessage.Content;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An Order's message is read as it is meant, and what is not exactly one is refused with the field and no word of its content. */
class MessageReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MessageReader READER = MessageReader.create();
    private static final LocalDate TODAY = LocalDate.of(2019, 3, 11);
    private static final String CODE = "RSSMRA85T10A562S";
    private static final String OTHER_CODE = "RSSMRA85T10A56NH";
    private static final String REACTIVATED = """
            {"eventId": "1", "sequence": 1042, "type": "REACTIVATED", "fiscalCode": "RSSMRA85T10A562S",
             "effectiveDate": "2019-03-11", "communicatedAt": "2019-03-11T09:30:00+01:00", "reason": "fine-sospensione",
             "order": {"body": "CNO", "province": "RM", "registrationNumber": "1234"}}
            """;

    @Test
    void readsAnAct() {
        assertThat(read(REACTIVATED))
                .isEqualTo(new MessageReading.Read(new OrderMessage(
                        "1",
                        OptionalLong.of(1042),
                        code(CODE),
                        Instant.parse("2019-03-11T08:30:00Z"),
                        new Content.Act(OrderAct.REACTIVATED, TODAY),
                        Optional.of("fine-sospensione"),
                        Optional.of(new OrderMessage.Council(
                                Optional.of("CNO"), Optional.of("RM"), Optional.of("1234"))))));
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryAct(OrderAct act) {
        assertThat(content(with("type", act.name()))).isEqualTo(new Content.Act(act, TODAY));
    }

    @Test
    void readsAWithdrawal() {
        assertThat(content("""
                {"eventId": "2", "type": "WITHDRAWN", "withdraws": "1", "fiscalCode": "RSSMRA85T10A562S",
                 "communicatedAt": "2019-03-11T09:30:00Z"}
                """)).isEqualTo(new Content.Withdrawal("1"));
    }

    @Test
    void readsAnotherFiscalCode() {
        assertThat(content("""
                {"eventId": "2", "type": "UPDATED", "newFiscalCode": "%s", "fiscalCode": "RSSMRA85T10A562S",
                 "communicatedAt": "2019-03-11T09:30:00Z"}
                """.formatted(OTHER_CODE))).isEqualTo(new Content.NewFiscalCode(code(OTHER_CODE)));
    }

    @Test
    void saysTheSameHoweverItIsWritten() {
        assertThat(read(REACTIVATED.replace("\n", "").replace("+01:00", ".000+01:00")))
                .isEqualTo(read(REACTIVATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1979-01-01", "2020-03-11"})
    void readsDaysToTheFirstAndTheLast(String day) {
        assertThat(read(with("effectiveDate", day))).isInstanceOf(MessageReading.Read.class);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "fiscalCode,     RSSMRA85T10A562X",
        "fiscalCode,     0123456789012345",
        "effectiveDate,  1978-12-31",
        "effectiveDate,  2020-03-12",
        "effectiveDate,  2019-02-29",
        "communicatedAt, 2019-03-11T25:00:00Z",
    })
    void refusesWhatCannotBe(String field, String value) {
        assertThat(read(with(field, value)))
                .isInstanceOfSatisfying(
                        MessageReading.Impossible.class,
                        wrong -> assertThat(wrong.faults())
                                .extracting(MessageFault::field)
                                .containsExactly("/" + field));
    }

    @Test
    void refusesAnEventThatTakesItselfBack() {
        assertThat(read("""
                {"eventId": "2", "type": "WITHDRAWN", "withdraws": "2", "fiscalCode": "RSSMRA85T10A562S",
                 "communicatedAt": "2019-03-11T09:30:00Z"}
                """)).isInstanceOf(MessageReading.Impossible.class);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "eventId,        ''",
        "eventId,        '1 2'",
        "sequence,       -1",
        "sequence,       1.5",
        "sequence,       '\"1\"'",
        "type,           DELETED",
        "type,           reactivated",
        "fiscalCode,     rssmra85t10a562s",
        "fiscalCode,     RSSMRA85T10A562",
        "effectiveDate,  11/03/2019",
        "communicatedAt, 2019-03-11T09:30:00",
        "reason,         Fine sospensione!",
        "withdraws,      1",
        "newFiscalCode,  RSSMRA85T10A56NH",
        "state,          ACTIVE",
    })
    void refusesWhatTheSchemaDoesNotKnow(String field, String value) {
        assertThat(read(with(field, value))).isInstanceOf(MessageReading.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "type", "fiscalCode", "effectiveDate", "communicatedAt"})
    void refusesWithoutWhatIsNeeded(String field) {
        ObjectNode message = tree(REACTIVATED);
        message.remove(field);
        assertThat(read(message.toString()))
                .isInstanceOfSatisfying(
                        MessageReading.Malformed.class,
                        malformed ->
                                assertThat(malformed.faults()).contains(new MessageFault("/" + field, "is missing")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "7",
                "{",
                "{} {}",
                "{\"eventId\":\"1\",\"eventId\":\"2\"}",
                "{\"order\":{\"order\":{\"order\":{\"order\":{\"order\":{}}}}}}",
                "{\"sequence\":1e400000000}",
            })
    void refusesWhatIsNoMessage(String text) {
        assertThat(read(text)).isInstanceOf(MessageReading.Malformed.class);
    }

    @Test
    void saysNothingOfWhatWasSent() {
        for (String field : List.of("eventId", "type", "fiscalCode", "effectiveDate", "reason", "RSSMRA85T10A562X")) {
            assertThat(read(with(field, "RSSMRA85T10A562X ")).toString()).doesNotContain("RSSMRA85T10A562X");
        }
    }

    private static MessageReading read(String text) {
        return READER.read(text.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    private static Content content(String text) {
        return ((MessageReading.Read) read(text)).message().content();
    }

    private static FiscalCode code(String text) {
        return FiscalCode.parse(text).orElseThrow();
    }

    /** Numbers stay numbers. */
    private static String with(String field, String value) {
        ObjectNode message = tree(REACTIVATED);
        if (field.equals("sequence")) {
            message.set(field, parse(value));
        } else {
            message.put(field, value);
        }
        return message.toString();
    }

    private static ObjectNode tree(String text) {
        return (ObjectNode) parse(text);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
