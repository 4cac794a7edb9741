package it.varco.spid.answer;

import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictBase64;
import it.varco.spid.xml.StrictXml;
import java.util.Optional;
import org.w3c.dom.Document;

/** The form field {@code SAMLResponse}. Source: OASIS SAML 2.0 bindings, HTTP POST. */
public final class PostedAnswer {

    private final Optional<byte[]> bytes;

    private PostedAnswer(Optional<byte[]> bytes) {
        this.bytes = bytes;
    }

    public static PostedAnswer of(String field) {
        return new PostedAnswer(StrictBase64.decode(field));
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
