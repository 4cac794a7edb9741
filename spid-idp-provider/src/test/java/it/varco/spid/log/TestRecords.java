package it.varco.spid.log;

import it.varco.policy.person.FiscalCode;
import it.varco.spid.log.LoggedTransaction.Label;
import it.varco.spid.registry.Binding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of one realm. */
final class TestRecords {

    static final String REALM = "realm";
    static final LogKey KEY = LogKey.of("key", new byte[32], Optional.empty());
    static final LogKeys KEYS = new LogKeys(List.of(KEY));
    static final FiscalCode PERSON = FiscalCode.parse("RSSMRA85T10A562S").orElseThrow();
    static final Instant NOW = Instant.parse("2021-03-01T10:00:00.123456Z");

    private TestRecords() {}

    static LoggedTransaction transaction(int number) {
        return new LoggedTransaction(
                NOW.plusSeconds(number),
                new Label("spid", "https://alfa.example", LoggedTransaction.ACCEPTED, 2),
                Optional.of(PERSON),
                new SentRequest("_request-" + number, Binding.POST, "<request number='" + number + "'/>"),
                Optional.of(ReceivedAnswer.of(
                        Optional.of("_answer-" + number),
                        Optional.of("_assertion-" + number),
                        ("<answer number='" + number + "'/>").getBytes(StandardCharsets.UTF_8))),
                Map.of("client", "portal"));
    }

    /** A chain from its beginning. */
    static List<LogRecord> chain(long segment, int length) {
        List<LogRecord> chain = new ArrayList<>();
        byte[] before = LogRecord.nothingBefore();
        for (int number = 1; number <= length; number++) {
            LogRecord next = LogRecord.of(transaction(number), REALM, new LogPosition(segment, number), before, KEY);
            chain.add(next);
            before = next.seal();
        }
        return chain;
    }
}
