package it.varco.testidp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a form body or of a query, each exactly as it came, URL-encoding included. */
record FormFields(Map<String, String> encoded) {

    /** @throws UnreadableMessage where a name comes twice or a value can't be decoded */
    static FormFields parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            decode(value);
            if (fields.put(name, value) != null) {
                throw new UnreadableMessage(4, "the parameter " + name + " comes more than once");
            }
        }
        return new FormFields(fields);
    }

    Optional<String> raw(String name) {
        return Optional.ofNullable(encoded.get(name));
    }

    Optional<String> value(String name) {
        return raw(name).map(FormFields::decode);
    }

    String required(String name) {
        return value(name).orElseThrow(() -> new UnreadableMessage(4, "the parameter " + name + " is missing"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage(4, "a parameter is not URL-encoded");
        }
    }
}
