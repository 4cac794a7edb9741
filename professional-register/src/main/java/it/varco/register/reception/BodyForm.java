package it.varco.register.reception;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a body may be. Several messages are lines and no array: each line is read as strictly as a message that comes alone, and is
 * named by its number.
 */
public enum BodyForm {
    /** One message. */
    ONE,
    /** One message a line. */
    LINES;

    private static final Pattern TYPE = Pattern.compile(
            "application/(?<kind>json|x-ndjson)(?:\\s*;\\s*charset=(?:utf-8|\"utf-8\"))?\\s*",
            Pattern.CASE_INSENSITIVE);

    /**
     * The form that a header {@code Content-Type} names; empty where it is none of these, or in another alphabet than UTF-8.
     *
     * @param contentType its value; may be empty
     */
    public static Optional<BodyForm> of(String contentType) {
        Matcher type = TYPE.matcher(contentType);
        if (!type.matches()) {
            return Optional.empty();
        }
        return Optional.of("json".equalsIgnoreCase(type.group("kind")) ? ONE : LINES);
    }
}
