package it.varco.register.load;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.InitialRecord;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.register.ledger.LoadedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterLinesTest {

    private static final Instant NOW = Instant.parse("2020-10-15T08:00:00Z");
    private static final String CODE = "RSSMRA85T10A562S";
    private static final String HEADER = "fiscalCode,state,since,level\n";
    private static final String LINE = CODE + ",active,2012-01-01,legacy-dispositive\n";
    private static final LoadedRecord RECORD = record(RegisterState.ACTIVE, Assurance.LEGACY_DISPOSITIVE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fiscalCode,state,since,level\nRSSMRA85T10A562S,active,2012-01-01,legacy-dispositive\n",
                "fiscalCode,state,since,level\r\nRSSMRA85T10A562S,active,2012-01-01,legacy-dispositive\r\n",
                "\uFEFFfiscalCode;state;since;level\r\nRSSMRA85T10A562S;active;2012-01-01;legacy-dispositive",
                "\"level\",\"since\",\"state\",\"fiscalCode\"\n"
                        + "\"legacy-dispositive\",\"2011-12-31T23:00:00Z\",\"active\",\"rssmra85t10a562s\"\n"
            })
    void readsCsvHoweverASpreadsheetWritesIt(String body) throws IOException {
        assertThat(readings(LoadFormat.CSV, body)).containsExactly(new LineReading.Read(RECORD));
    }

    @Test
    void readsLinesOfJson() throws IOException {
        String line =
                "{\"since\":\"2012-01-01T00:00:00+01:00\",\"fiscalCode\":\"%s\",\"state\":\"active\",".formatted(CODE)
                        + "\"level\":\"legacy-dispositive\"}";
        assertThat(readings(LoadFormat.JSON_LINES, "\uFEFF" + line + "\r\n\n" + line))
                .containsExactly(new LineReading.Read(RECORD), new LineReading.Read(RECORD));
    }

    @Test
    void anUnknownLevelIsNone() throws IOException {
        LineReading without = new LineReading.Read(record(RegisterState.ACTIVE, Assurance.NONE));
        assertThat(readings(LoadFormat.CSV, "fiscalCode,state,since\n" + CODE + ",active,2012-01-01"))
                .containsExactly(without);
        assertThat(readings(LoadFormat.CSV, HEADER + CODE + ",active,2012-01-01,"))
                .containsExactly(without);
        assertThat(readings(LoadFormat.JSON_LINES, json("'state':'active','since':'2012-01-01'")))
                .containsExactly(without);
    }

    @ParameterizedTest
    @CsvSource({
        "pending-first, PENDING_FIRST",
        "active, ACTIVE",
        "suspended, SUSPENDED",
        "revoked, REVOKED",
        "pending-reactivation, PENDING_REACTIVATION"
    })
    void knowsWhereARoleCanStand(String slug, RegisterState state) throws IOException {
        assertThat(readings(LoadFormat.CSV, HEADER + CODE + "," + slug + ",2012-01-01,legacy-dispositive"))
                .containsExactly(new LineReading.Read(record(state, Assurance.LEGACY_DISPOSITIVE)));
    }

    @ParameterizedTest
    @CsvSource({
        "none, NONE",
        "legacy-generic, LEGACY_GENERIC",
        "legacy-dispositive, LEGACY_DISPOSITIVE",
        "strong, STRONG"
    })
    void knowsTheLevels(String slug, Assurance level) throws IOException {
        assertThat(readings(LoadFormat.CSV, HEADER + CODE + ",active,2012-01-01," + slug))
                .containsExactly(new LineReading.Read(record(RegisterState.ACTIVE, level)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\nfiscalCode,state,since,level",
                "RSSMRA85T10A562S,active,2012-01-01,legacy-dispositive",
                "fiscalCode,state,since,level,name",
                "fiscalCode,state,level",
                "fiscalCode,state,since,level,level",
                "fiscalcode,state,since,level",
                "fiscalCode;state,since,level",
                "fiscalCode|state|since|level",
                "sep=;\nfiscalCode;state;since;level",
                "\"fiscalCode,state,since,level"
            })
    void refusesCsvWithoutAHeaderThatItKnows(String header) throws IOException {
        assertThat(open(LoadFormat.CSV, header + "\n" + LINE)).isEmpty();
    }

    static Stream<Arguments> faultyLines() {
        return Stream.of(
                csv("x".repeat(5_000), LoadFault.LINE_TOO_LONG, ""),
                csv(CODE + ",active,2012-01-01", LoadFault.NOT_THE_FORM, ""),
                csv(CODE + ",active,2012-01-01,strong,", LoadFault.NOT_THE_FORM, ""),
                csv(CODE + ";active;2012-01-01;strong", LoadFault.NOT_THE_FORM, ""),
                csv(CODE + ",active,2012-01-01,\"strong", LoadFault.NOT_THE_FORM, ""),
                csv(CODE + ",active,2012-01-01,\"strong\"x", LoadFault.NOT_THE_FORM, ""),
                csv(CODE + ",active,,strong", LoadFault.NOT_THE_FORM, "since"),
                csv(CODE + ",,2012-01-01,strong", LoadFault.NOT_THE_FORM, "state"),
                csv(",active,2012-01-01,strong", LoadFault.NOT_THE_FORM, "fiscalCode"),
                csv("RSSMRA85T10A562T,active,2012-01-01,strong", LoadFault.FISCAL_CODE, "fiscalCode"),
                csv(CODE + ",ACTIVE,2012-01-01,strong", LoadFault.STATE, "state"),
                csv(CODE + ",absent,2012-01-01,strong", LoadFault.STATE, "state"),
                csv(CODE + ",asked,2012-01-01,strong", LoadFault.STATE, "state"),
                csv(CODE + ",active,01/01/2012,strong", LoadFault.DATE, "since"),
                csv(CODE + ",active,2012-02-30,strong", LoadFault.DATE, "since"),
                csv(CODE + ",active,2012-01-01T00:00:00,strong", LoadFault.DATE, "since"),
                csv(CODE + ",active,1899-12-31,strong", LoadFault.DATE, "since"),
                csv(CODE + ",active,2020-10-16,strong", LoadFault.DATE, "since"),
                csv(CODE + ",active,2020-10-15T08:00:01Z,strong", LoadFault.DATE, "since"),
                csv(CODE + ",active,2012-01-01,spid", LoadFault.LEVEL, "level"),
                csv(CODE + ",pending-reactivation,2012-01-01,strong", LoadFault.LEVEL, "level"),
                json("not json", LoadFault.NOT_THE_FORM, ""),
                json("[]", LoadFault.NOT_THE_FORM, ""),
                json("{}{}", LoadFault.NOT_THE_FORM, ""),
                json("{\"a\":{\"b\":{\"c\":1}}}", LoadFault.NOT_THE_FORM, ""),
                json(json("'state':'active','since':'2012-01-01','Rossi':'Mario'"), LoadFault.NOT_THE_FORM, ""),
                json(json("'state':'active','since':'2012-01-01','state':'active'"), LoadFault.NOT_THE_FORM, ""),
                json(json("'state':'active','since':20120101"), LoadFault.NOT_THE_FORM, "since"),
                json(json("'state':'active','since':'2012-01-01','level':null"), LoadFault.NOT_THE_FORM, "level"),
                json(json("'state':'active'"), LoadFault.NOT_THE_FORM, "since"),
                json(json("'state':'active','since':''"), LoadFault.DATE, "since"));
    }

    @ParameterizedTest
    @MethodSource("faultyLines")
    void namesTheLineAndTheFieldAndGoesOn(LoadFormat format, String line, LoadFault fault, String field)
            throws IOException {
        String good = format == LoadFormat.CSV ? LINE : json("'state':'active','since':'2012-01-01'") + "\n";
        String head = format == LoadFormat.CSV ? HEADER : good;
        List<RegisterLines.Line> read = lines(format, head + line + "\n" + good);

        assertThat(read)
                .contains(new RegisterLines.Line(2, new LineReading.Refused(fault, field)))
                .last()
                .satisfies(last -> {
                    assertThat(last.number()).isEqualTo(3);
                    assertThat(last.reading()).isInstanceOf(LineReading.Read.class);
                });
    }

    @ParameterizedTest
    @MethodSource("faultyLines")
    void saysNothingOfWhatTheLineHolds(LoadFormat format, String line, LoadFault fault, String field) {
        assertThat(fault.in(field).getMessage()).isEqualTo(fault.code() + " " + field);
        assertThat(fault.reason()).doesNotContain(CODE, "Rossi");
    }

    @Test
    void refusesWhatIsNoUtf8() throws IOException {
        byte[] latin = (CODE + ",active\u00e0,2012-01-01,strong").getBytes(StandardCharsets.ISO_8859_1);
        byte[] head = HEADER.getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[head.length + latin.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(latin, 0, body, head.length, latin.length);
        RegisterLines lines = RegisterLines.open(LoadFormat.CSV, new ByteArrayInputStream(body), NOW)
                .orElseThrow();
        assertThat(lines.next().orElseThrow().reading()).isEqualTo(new LineReading.Refused(LoadFault.NOT_THE_FORM, ""));
    }

    @Test
    void knowsItsTwoMediaTypes() {
        assertThat(LoadFormat.of("text/csv")).contains(LoadFormat.CSV);
        assertThat(LoadFormat.of("Application/X-NDJSON")).contains(LoadFormat.JSON_LINES);
        assertThat(LoadFormat.of("application/json")).isEmpty();
    }

    private static LoadedRecord record(RegisterState state, Assurance level) {
        return new LoadedRecord(
                FiscalCode.parse(CODE).orElseThrow(),
                new InitialRecord(state, Instant.parse("2011-12-31T23:00:00Z"), level));
    }

    private static String json(String fields) {
        return "{\"fiscalCode\":\"%s\",%s}".formatted(CODE, fields.replace('\'', '"'));
    }

    private static Arguments csv(String line, LoadFault fault, String field) {
        return Arguments.of(LoadFormat.CSV, line, fault, field);
    }

    private static Arguments json(String line, LoadFault fault, String field) {
        return Arguments.of(LoadFormat.JSON_LINES, line, fault, field);
    }

    private static Optional<RegisterLines> open(LoadFormat format, String body) throws IOException {
        return RegisterLines.open(format, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static List<RegisterLines.Line> lines(LoadFormat format, String body) throws IOException {
        RegisterLines lines = open(format, body).orElseThrow();
        List<RegisterLines.Line> read = new ArrayList<>();
        for (Optional<RegisterLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(line.get());
        }
        return read;
    }

    private static List<LineReading> readings(LoadFormat format, String body) throws IOException {
        return lines(format, body).stream().map(RegisterLines.Line::reading).toList();
    }
}
