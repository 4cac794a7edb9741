package it.varco.spid.answer;

import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import java.util.Base64;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * The form field {@code SAMLResponse}. Base64 is read to the letter but for line breaks, so that no two readers of the field
 * can see two answers in it.
 *
 * <p>Source: OASIS SAML 2.0 bindings, HTTP POST; RFC 2045, section 6.8 for the line breaks.
 */
public final class PostedAnswer {

    private final Optional<byte[]> bytes;

    private PostedAnswer(Optional<byte[]> bytes) {
        this.bytes = bytes;
    }

    public static PostedAnswer of(String field) {
        try {
            return new PostedAnswer(Optional.of(
                    Base64.getDecoder().decode(field.replace("\r", "").replace("\n", ""))));
        } catch (IllegalArgumentException notBase64) {
            return new PostedAnswer(Optional.empty());
        }
    }

    /** What was encoded; empty where the field is no base64. */
    public Optional<byte[]> bytes() {
        return bytes;
    }

    /** @throws MalformedXmlException where it is no document that we read */
    public Document document() throws MalformedXmlException {
        return StrictXml.parse(bytes.orElse(new byte[0]));
    }
}
