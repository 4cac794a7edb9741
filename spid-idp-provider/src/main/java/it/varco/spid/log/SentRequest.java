package it.varco.spid.log;

import it.varco.spid.registry.Binding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A request as it was sent.
 *
 * @param id the request's {@code ID}
 * @param text by Redirect the query string with its signature, by POST the signed document
 */
public record SentRequest(String id, Binding binding, String text) {

    private static final String PARAMETER = "SAMLRequest=";
    private static final int LONGEST = 64 * 1024;

    /** The document; empty where the query string holds none that can be read. */
    public Optional<String> document() {
        return binding == Binding.POST ? Optional.of(text) : inflated();
    }

    private Optional<String> inflated() {
        try {
            Optional<byte[]> deflated = Arrays.stream(text.split("&"))
                    .filter(pair -> pair.startsWith(PARAMETER))
                    .findFirst()
                    .map(pair -> URLDecoder.decode(pair.substring(PARAMETER.length()), StandardCharsets.UTF_8))
                    .map(Base64.getMimeDecoder()::decode);
            return deflated.isEmpty() ? Optional.empty() : Optional.of(inflate(deflated.get()));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String inflate(byte[] deflated) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }
}
