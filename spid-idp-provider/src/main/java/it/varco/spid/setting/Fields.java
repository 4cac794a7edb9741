package it.varco.spid.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One object of a document, which may hold the fields that were named and no others. */
final class Fields {

    private static final int LONGEST = 1024;
    private static final int MOST_ITEMS = 1000;
    private static final Pattern FRAME = Pattern.compile("-----(BEGIN|END) CERTIFICATE-----|\\s");

    private final JsonNode node;
    private final String pointer;

    private Fields(JsonNode node, String pointer) {
        this.node = node;
        this.pointer = pointer;
    }

    static Fields of(JsonNode node, String pointer, Set<String> known) {
        if (!node.isObject()) {
            throw new SettingFault(pointer.isEmpty() ? "/" : pointer, "must be an object");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new SettingFault(pointer + "/" + printable(name), "is a field that nobody knows");
            }
        }
        return new Fields(node, pointer);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> fault(name, "is missing"));
    }

    Optional<String> text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST
                || value.textValue().chars().anyMatch(Character::isISOControl)) {
            throw fault(name, "must be a text of 1 to " + LONGEST + " characters, without control characters");
        }
        return Optional.of(value.textValue().strip());
    }

    /** A text that stands for something; the fault says for what. */
    <T> Optional<T> named(String name, Function<String, Optional<T>> meaning, String otherwise) {
        return text(name).map(text -> meaning.apply(text).orElseThrow(() -> fault(name, otherwise)));
    }

    /** A certificate as PEM or as base64 alone; a chain is none. */
    Optional<X509Certificate> certificate(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String text = value.asText("");
        try {
            byte[] bytes = Base64.getDecoder().decode(FRAME.matcher(text).replaceAll(""));
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            throw fault(name, "must be a certificate, as PEM or base64");
        }
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw fault(name, "must be true or false");
        }
        return value.asBoolean(false);
    }

    int number(String name) {
        JsonNode value = node.path(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw fault(name, "must be a whole number");
        }
        return value.intValue();
    }

    <T> Optional<T> object(String name, Set<String> known, Function<Fields, T> reading) {
        JsonNode value = node.path(name);
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(reading.apply(of(value, pointer + "/" + name, known)));
    }

    List<String> texts(String name) {
        return elements(name)
                .mapToObj(index -> {
                    JsonNode item = node.path(name).get(index);
                    if (!item.isTextual() || item.textValue().isBlank()) {
                        throw fault(name + "/" + index, "must be a text");
                    }
                    return item.textValue().strip();
                })
                .toList();
    }

    <T> List<T> objects(String name, Set<String> known, Function<Fields, T> reading) {
        return elements(name)
                .mapToObj(index ->
                        reading.apply(of(node.path(name).get(index), pointer + "/" + name + "/" + index, known)))
                .toList();
    }

    SettingFault fault(String name, String reason) {
        return new SettingFault(pointer + "/" + name, reason);
    }

    private IntStream elements(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && (!value.isArray() || value.size() > MOST_ITEMS)) {
            throw fault(name, "must be a list of at most " + MOST_ITEMS);
        }
        return IntStream.range(0, value.size());
    }

    /** The name is whatever somebody sent. */
    private static String printable(String name) {
        String cut = name.length() > 64 ? name.substring(0, 64) : name;
        return cut.replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}
