package it.varco.register.modi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claim {@code signed_headers} (INTEGRITY_REST): an array of objects with one name each, in lower case. */
record SignedHeaders(Map<String, String> values) {

    private static final String CLAIM = "signed_headers";
    private static final List<String> IF_PRESENT = List.of("content-type", "content-encoding");
    private static final String DIGEST = "digest";

    static SignedHeaders of(SignedToken signature) throws ModiRefused {
        if (!(signature.claims().getClaim(CLAIM) instanceof List<?> entries)) {
            throw new ModiRefused(ModiRefusal.SIGNED_HEADERS_DIFFER);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> one)
                    || one.size() != 1
                    || !(one.entrySet().iterator().next().getKey() instanceof String name)
                    || !(one.get(name) instanceof String value)
                    || values.put(name, value) != null) {
                throw new ModiRefused(ModiRefusal.SIGNED_HEADERS_DIFFER);
            }
        }
        return new SignedHeaders(values);
    }

    /** That each of them was received as it was signed, and that none is missing that must be signed. */
    void verify(ModiRequest request) throws ModiRefused {
        for (Map.Entry<String, String> signed : values.entrySet()) {
            if (!Optional.of(signed.getValue()).equals(request.header(signed.getKey()))) {
                throw new ModiRefused(ModiRefusal.SIGNED_HEADERS_DIFFER);
            }
        }
        for (String name : IF_PRESENT) {
            if (request.header(name).isPresent() && !values.containsKey(name)) {
                throw new ModiRefused(ModiRefusal.SIGNED_HEADERS_DIFFER);
            }
        }
        if (!values.containsKey(DIGEST)) {
            throw new ModiRefused(ModiRefusal.SIGNED_HEADERS_DIFFER);
        }
    }
}
