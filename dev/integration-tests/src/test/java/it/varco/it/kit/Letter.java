package it.varco.it.kit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail as somebody reads it who shows no HTML.
 *
 * @param to the address that it was sent to
 * @param source all of it, as it came
 */
public record Letter(String to, String source) {

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?([QB])\\?([^?]*)\\?=(\\s+(?==\\?))?");
    private static final Pattern OCTET = Pattern.compile("=([0-9A-F]{2})");

    /** What stands in the line of that name. */
    public String header(String name) {
        Matcher line = Pattern.compile("(?im)^%s: (.*(?:\\n[ \\t].*)*)".formatted(name))
                .matcher(source);
        if (!line.find()) {
            throw new AssertionError("no " + name + " in " + source);
        }
        return ENCODED_WORD
                .matcher(line.group(1).replaceAll("\\n[ \\t]", " "))
                .replaceAll(word -> Matcher.quoteReplacement(decoded(word)));
    }

    /** The part in plain text. */
    public String text() {
        String part = Arrays.stream(source.split("(?m)^--.*$"))
                .filter(found -> found.toLowerCase(Locale.ROOT).contains("content-type: text/plain"))
                .findFirst()
                .orElse(source);
        String[] halves = part.strip().split("\\n\\n", 2);
        String body = halves[halves.length - 1];
        if (halves[0].contains("base64")) {
            return new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8);
        }
        return halves[0].contains("quoted-printable") ? octets(body.replace("=\n", "")) : body;
    }

    private static String decoded(MatchResult word) {
        return "B".equals(word.group(1))
                ? new String(Base64.getDecoder().decode(word.group(2)), StandardCharsets.UTF_8)
                : octets(word.group(2).replace('_', ' '));
    }

    private static String octets(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher octet = OCTET.matcher(text);
        int done = 0;
        while (octet.find()) {
            bytes.writeBytes(text.substring(done, octet.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(octet.group(1), 16));
            done = octet.end();
        }
        bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
