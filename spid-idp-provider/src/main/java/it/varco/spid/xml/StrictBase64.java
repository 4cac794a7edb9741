package it.varco.spid.xml;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 read to the letter but for line breaks, so that no two readers can see two messages in one text.
 *
 * <p>Source: OASIS SAML 2.0 bindings; RFC 2045, section 6.8 for the line breaks.
 */
public final class StrictBase64 {

    private StrictBase64() {}

    /** What was encoded; empty where the text is no base64. */
    public static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace("\r", "").replace("\n", "")));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
