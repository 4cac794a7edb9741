package it.varco.spid.keycloak.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.policy.plan.PolicyZone;
import it.varco.spid.log.LogFault;
import it.varco.spid.log.LoggedTransaction;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers of the calls in the words of the page: the page shows what the calls show, and nothing of its own. */
final class LogTexts {

    /** What the page shows of a record besides its messages, in this order. */
    private static final List<String> FACTS = List.of(
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
            "seal");

    private static final List<String> MESSAGES = List.of("request", "query", "answer");
    private static final String REQUESTED = "requestedAt";
    private static final int MOST_FAULTS = 100;

    /** As long as the register keeps an answer. */
    private static final int LONGEST = 64 * 1024;

    private final DateTimeFormatter times;

    LogTexts(Locale locale) {
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(PolicyZone.ROME);
    }

    String at(Instant instant) {
        return times.format(instant);
    }

    LogView.Row row(ObjectNode inShort) {
        String problem = inShort.path("problem").asText();
        String outcome = inShort.path("outcome").asText();
        boolean isRefused =
                !outcome.equals(LoggedTransaction.ACCEPTED) && !outcome.equals(LoggedTransaction.UNANSWERED);
        return new LogView.Row(
                inShort.path("id").asText(),
                at(Instant.parse(inShort.path("at").asText())),
                inShort.path("alias").asText(),
                inShort.path("entityId").asText(),
                !problem.isEmpty() ? "unreadable" : isRefused ? "refused" : outcome.toLowerCase(Locale.ROOT),
                !problem.isEmpty() ? problem : isRefused ? outcome : "",
                inShort.path("level").asInt());
    }

    LogView.Opened opened(ObjectNode whole) {
        return new LogView.Opened(
                row(whole),
                FACTS.stream().flatMap(name -> fact(name, whole.path(name))).toList(),
                MESSAGES.stream()
                        .flatMap(name -> message(name, whole.path(name).asText(), whole))
                        .toList());
    }

    LogView.Verified verified(Verification.Outcome outcome, LogReading reading) {
        return new LogView.Verified(
                outcome.intact(),
                outcome.records(),
                outcome.chains(),
                outcome.seal(),
                outcome.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(fault -> fault(fault, reading))
                        .toList(),
                outcome.allFaultsNamed() && outcome.faults().size() <= MOST_FAULTS);
    }

    private LogView.Fault fault(LogFault fault, LogReading reading) {
        return new LogView.Fault(
                fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                fault.where(),
                reading.record(fault.where()).map(record -> at(record.at())).orElse(""));
    }

    private Stream<LogView.Fact> fact(String name, JsonNode value) {
        String text = value.asText();
        if (text.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new LogView.Fact(name, PlainText.of(name.equals(REQUESTED) ? at(Instant.parse(text)) : text)));
    }

    private static Stream<LogView.Message> message(String name, String text, ObjectNode whole) {
        if (text.isEmpty()) {
            return Stream.empty();
        }
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        int came = Optional.of(whole.path("answerLength").asInt())
                .filter(length -> name.equals("answer"))
                .filter(length -> length > kept(whole))
                .orElse(0);
        return Stream.of(new LogView.Message(name, PlainText.of(shown), came));
    }

    private static int kept(ObjectNode whole) {
        return Base64.getDecoder().decode(whole.path("answerBytes").asText()).length;
    }
}
