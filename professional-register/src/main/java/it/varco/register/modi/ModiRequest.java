package it.varco.register.modi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as it was received.
 *
 * @param headers by their names in lower case, each with all its values
 * @param body the bytes, before anything was done to them
 */
public record ModiRequest(Map<String, List<String>> headers, byte[] body) {

    /** The request with these headers, however their names are written. */
    public static ModiRequest of(Map<String, List<String>> headers, byte[] body) {
        return new ModiRequest(
                headers.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> List.copyOf(header.getValue()),
                                (some, others) -> Stream.concat(some.stream(), others.stream())
                                        .toList())),
                body.clone());
    }

    /**
     * The one value of a header; empty where there is none.
     *
     * @throws ModiRefused where there are several: one reader could take the first and another the last
     */
    Optional<String> header(String name) throws ModiRefused {
        List<String> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new ModiRefused(ModiRefusal.HEADER_TWICE);
        }
        return values.stream().findFirst();
    }
}
