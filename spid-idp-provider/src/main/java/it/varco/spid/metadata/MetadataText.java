package it.varco.spid.metadata;

import static it.varco.spid.xml.Documents.append;
import static it.varco.spid.xml.Saml.METADATA_NS;
import static it.varco.spid.xml.Saml.SIGNATURE_NS;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import org.w3c.dom.Element;

/** Elements that hold text, as the metadata writes them. */
final class MetadataText {

    static final String XML_NS = "http://www.w3.org/XML/1998/namespace";

    private MetadataText() {}

    static void italian(Element parent, String name, String text) {
        Element element = append(parent, METADATA_NS, name);
        element.setAttributeNS(XML_NS, "xml:lang", "it");
        element.setTextContent(text);
    }

    static void write(Element parent, String namespace, String name, String text) {
        append(parent, namespace, name).setTextContent(text);
    }

    static void write(Element parent, String namespace, String name, Optional<String> text) {
        text.ifPresent(there -> write(parent, namespace, name, there));
    }

    static void keyInfo(Element parent, X509Certificate certificate) {
        Element keyInfo = append(parent, SIGNATURE_NS, "ds:KeyInfo");
        Element data = append(keyInfo, SIGNATURE_NS, "ds:X509Data");
        write(data, SIGNATURE_NS, "ds:X509Certificate", base64(certificate));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a parsed certificate has its bytes", impossible);
        }
    }
}
