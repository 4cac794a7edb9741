package it.varco.spid.answer;

import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the identity provider says no, by the number of AgID's table of anomalies. The provider's own words are never shown.
 *
 * <p>Source: SPID technical rules, table of error messages; AgID notice 18 for number 30.
 *
 * @param number AgID's number, or zero where the answer names none
 */
public record Anomaly(int number) {

    private static final Pattern CODE = Pattern.compile("^ErrorCode\\s+nr\\s?0?(\\d{1,2})$", Pattern.CASE_INSENSITIVE);

    private static final List<Integer> OUR_REQUEST = List.of(8, 9, 11, 13, 14, 15, 16, 17, 18);
    private static final List<Integer> WITH_A_TEXT_OF_THEIR_OWN = List.of(12, 19, 20, 21, 22, 23, 25, 30);

    static Anomaly of(Optional<XmlElement> statusMessage) {
        return statusMessage
                .flatMap(XmlElement::text)
                .map(CODE::matcher)
                .filter(Matcher::matches)
                .map(matched -> new Anomaly(Integer.parseInt(matched.group(1))))
                .orElse(new Anomaly(0));
    }

    /** For the operator. */
    public String code() {
        return "SPID-NR%02d".formatted(number);
    }

    /** What the person is told. */
    public String messageKey() {
        if (WITH_A_TEXT_OF_THEIR_OWN.contains(number)) {
            return "anomaly-" + number;
        }
        return OUR_REQUEST.contains(number) ? "anomaly-request" : "anomaly-other";
    }
}
