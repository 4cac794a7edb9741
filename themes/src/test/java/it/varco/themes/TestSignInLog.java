package it.varco.themes;

import it.varco.themes.TestDesks.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the page of the register of sign-ins is given. */
public final class TestSignInLog {

    private static final String SEAL = "17-" + "0f3d9c1e".repeat(8);
    private static final String ENTRY = "https://identita-digitale-con-un-nome-lungo.example/metadata";
    private static final Form EMPTY = new Form("", "", "", "", "", 0);
    private static final Form ONE_PERSON = new Form("NREPLA63M19G273S", "", "2021-03-01", "2021-04-06", "", 50);
    private static final Message NONE = new Message("", "", "");

    private TestSignInLog() {}

    /** All of it. */
    public record Log(
            String url,
            String token,
            Form form,
            List<State> state,
            List<Found> found,
            List<Opened> record,
            List<Verified> verified,
            Message message) {}

    /** What was typed. */
    public record Form(String fiscalCode, String messageId, String from, String to, String seal, int first) {}

    /** How the register stands. */
    public record State(long records, String oldest, String seal) {}

    /** A page of the list. */
    public record Found(List<Row> rows, int previous, int next) {}

    /** One record in short. */
    public record Row(String id, String at, String alias, String entityId, String outcome, String code, int level) {}

    /** One record with its messages. */
    public record Opened(Row row, List<Fact> facts, List<Text> messages) {}

    /** Something that stands in a record. */
    public record Fact(String name, String value) {}

    /** A message of a record. */
    public record Text(String name, String text, int length) {}

    /** What a verification found. */
    public record Verified(boolean intact, long records, int chains, String seal, List<Fault> faults, boolean whole) {}

    /** One fault. */
    public record Fault(String kind, String where, String at) {}

    static Log empty() {
        return log(EMPTY, List.of(new State(0, "", "")), List.of(), List.of(), List.of(), NONE);
    }

    static Log open() {
        return log(
                EMPTY,
                List.of(new State(1_234_567, "6 apr 2019, 09:00:00", SEAL)),
                List.of(),
                List.of(),
                List.of(),
                NONE);
    }

    static Log refused() {
        return log(
                new Form("NONUNCODICEFISCA", "", "2021-04-06", "2021-04-01", "", 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Message("error", "not-a-fiscal-code", "LOG-03"));
    }

    static Log nobody() {
        return log(ONE_PERSON, List.of(), List.of(new Found(List.of(), -1, -1)), List.of(), List.of(), NONE);
    }

    static Log found() {
        List<Row> rows = new ArrayList<>(
                List.of(row("accepted", "", 2), row("refused", "SPID-V02", 0), row("unanswered", "", 0)));
        rows.add(row("unreadable", "LOG-05", 3));
        return log(ONE_PERSON, List.of(), List.of(new Found(rows, 0, 100)), List.of(), List.of(), NONE);
    }

    static Log record() {
        return log(
                ONE_PERSON,
                List.of(),
                List.of(),
                List.of(new Opened(
                        row("refused", "SPID-V02", 2),
                        Stream.of(
                                        "id",
                                        "alias",
                                        "entityId",
                                        "requestId",
                                        "answerId",
                                        "assertionId",
                                        "fiscalCode",
                                        "client",
                                        "session",
                                        "asked",
                                        "requestedAt",
                                        "binding",
                                        "keyId",
                                        "seal")
                                .map(name -> new Fact(name, "_" + "0f3d9c1e".repeat(8)))
                                .toList(),
                        List.of(
                                new Text("request", "<samlp:AuthnRequest ID=\"_" + "0".repeat(90) + "\"/>", 0),
                                new Text("query", "SAMLRequest=" + "fZFPb4JAEMXvJvsdNnuvC".repeat(40), 0),
                                new Text(
                                        "answer",
                                        "<samlp:Response>⟦U+202E⟧" + "<saml:Assertion>\n".repeat(60),
                                        90_000)))),
                List.of(),
                NONE);
    }

    static Log whole() {
        return log(
                EMPTY,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Verified(true, 1_234_567, 42, SEAL, List.of(), true)),
                NONE);
    }

    static Log broken() {
        List<Fault> faults = Stream.of(
                        "changed", "moved", "missing", "cut-off", "key-missing", "seal-changed", "seal-missing")
                .map(kind -> new Fault(kind, "00000000000000ff-17", "6 apr 2021, 09:00:00"))
                .toList();
        return log(
                EMPTY,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Verified(
                        false,
                        1_234_567,
                        42,
                        SEAL,
                        IntStream.range(0, 3)
                                .boxed()
                                .flatMap(time -> faults.stream())
                                .toList(),
                        false)),
                NONE);
    }

    private static Row row(String outcome, String code, int level) {
        return new Row("00000000000000ff-17", "6 apr 2021, 09:00:00", "spid", ENTRY, outcome, code, level);
    }

    private static Log log(
            Form form,
            List<State> state,
            List<Found> found,
            List<Opened> record,
            List<Verified> verified,
            Message message) {
        return new Log("/log", "t", form, state, found, record, verified, message);
    }
}
