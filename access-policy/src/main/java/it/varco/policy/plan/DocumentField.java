package it.varco.policy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One place in a document, with its JSON pointer. What is missing or of another kind is simply not there: the schema has
 * said so already.
 */
record DocumentField(JsonNode node, String pointer) {

    static DocumentField root(JsonNode node) {
        return new DocumentField(node, "");
    }

    /** The pointer of a member of what lies there. */
    static String below(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    DocumentField at(String member) {
        return new DocumentField(node.path(member), below(pointer, member));
    }

    Stream<DocumentField> items() {
        return node.isArray()
                ? IntStream.range(0, node.size()).mapToObj(i -> new DocumentField(node.get(i), pointer + "/" + i))
                : Stream.empty();
    }

    Stream<DocumentField> members() {
        return node.properties().stream().map(entry -> at(entry.getKey()));
    }

    boolean isThere() {
        return !node.isMissingNode();
    }

    boolean holds(String text) {
        return text().equals(Optional.of(text));
    }

    Optional<String> text() {
        return Optional.ofNullable(node.textValue());
    }

    String textOr(String otherwise) {
        return text().orElse(otherwise);
    }

    /** The day in a member. */
    Optional<LocalDate> day(String member) {
        return at(member).day();
    }

    /** The day, where there is such a day. */
    Optional<LocalDate> day() {
        return text().flatMap(DocumentField::parse);
    }

    PlanFault fault(String reason) {
        return new PlanFault(pointer, reason);
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
