package it.varco.legacy.people;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.policy.plan.PolicyZone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One place in a line, with its JSON pointer. */
record Field(JsonNode node, String pointer) {

    private static final int DAY = "2016-04-11".length();
    private static final int LONGEST_DATE = 40;

    Field at(String member) {
        return new Field(node.path(member), pointer + "/" + member);
    }

    /** Refuses whatever is no object with these members and no others; what another is called may be about a person. */
    void has(String... members) {
        if (!node.isObject()
                || node.properties().stream()
                        .anyMatch(member -> !Set.of(members).contains(member.getKey()))) {
            throw Fault.NOT_THE_FORM.in(pointer);
        }
    }

    /** This place, where the line has it; null counts as absent. */
    Optional<Field> ifThere() {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(this);
    }

    List<Field> items(int most, Fault tooMany) {
        if (ifThere().isEmpty()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw Fault.NOT_THE_FORM.in(pointer);
        }
        if (node.size() > most) {
            throw tooMany.in(pointer);
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new Field(node.get(i), pointer + "/" + i))
                .toList();
    }

    Optional<String> text(int longest) {
        return ifThere().map(there -> there.requiredText(longest));
    }

    /** A text of one line, neither empty nor longer than that. */
    String requiredText(int longest) {
        String text = node.textValue();
        if (text == null
                || text.isBlank()
                || text.length() > longest
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Fault.NOT_THE_FORM.in(pointer);
        }
        return text;
    }

    int number(int least, int most) {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw Fault.NOT_THE_FORM.in(pointer);
        }
        return node.intValue();
    }

    Optional<Instant> date() {
        return ifThere().map(Field::requiredDate);
    }

    /** An instant, or the first one of a day in Italy. */
    Instant requiredDate() {
        String text = requiredText(LONGEST_DATE);
        try {
            return text.length() == DAY
                    ? PolicyZone.startOf(LocalDate.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notADate) {
            throw Fault.DATE.in(pointer);
        }
    }
}
