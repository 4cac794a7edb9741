package it.varco.spid.metadata;

import static it.varco.spid.xml.Documents.append;
import static it.varco.spid.xml.Saml.METADATA_NS;
import static it.varco.spid.xml.Saml.SIGNATURE_NS;

import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.w3c.dom.Element;

/** The parts that the documents for AgID and for the Ministry have in common. */
final class EntityDescriptor {

    private EntityDescriptor() {}

    /** The root of a new document. */
    static Element root(String entityId) {
        Element root = Documents.withRoot(METADATA_NS, "md:EntityDescriptor").getDocumentElement();
        Documents.declare(root, "ds", SIGNATURE_NS);
        root.setAttribute("ID", "_" + sha256(entityId));
        root.setAttribute("entityID", entityId);
        return root;
    }

    /** The role of a service provider, with the keys that it publishes. */
    static Element role(Element root, MetadataKey key) {
        Element role = append(root, METADATA_NS, "md:SPSSODescriptor");
        role.setAttribute("protocolSupportEnumeration", Saml.PROTOCOL_NS);
        role.setAttribute("AuthnRequestsSigned", "true");
        role.setAttribute("WantAssertionsSigned", "true");
        key.published().forEach(certificate -> {
            Element descriptor = append(role, METADATA_NS, "md:KeyDescriptor");
            descriptor.setAttribute("use", "signing");
            MetadataText.keyInfo(descriptor, certificate);
        });
        return role;
    }

    static Element service(Element role, String name, String binding, String location) {
        Element service = append(role, METADATA_NS, name);
        service.setAttribute("Binding", binding);
        service.setAttribute("Location", location);
        return service;
    }

    /** The form of names, and the one place where answers come, which has to follow it. */
    static void consumer(Element role, String location) {
        append(role, METADATA_NS, "md:NameIDFormat").setTextContent(Saml.FORMAT_TRANSIENT);
        Element consumer = service(role, "md:AssertionConsumerService", Saml.BINDING_POST, location);
        consumer.setAttribute("index", "0");
        consumer.setAttribute("isDefault", "true");
    }

    static Element attributeSet(Element role, int index) {
        Element set = append(role, METADATA_NS, "md:AttributeConsumingService");
        set.setAttribute("index", Integer.toString(index));
        return set;
    }

    static void organization(Element root, Organization named) {
        Element organization = append(root, METADATA_NS, "md:Organization");
        MetadataText.italian(organization, "md:OrganizationName", named.name());
        MetadataText.italian(organization, "md:OrganizationDisplayName", named.displayName());
        MetadataText.italian(organization, "md:OrganizationURL", named.url());
    }

    /** The signed document, as text to be sent in UTF-8. */
    static String signed(Element root, MetadataKey key) {
        EnvelopedSignature.sign(root, root.getFirstChild(), key.signing(), key.certificate());
        return Documents.text(root.getOwnerDocument());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is in every JDK", impossible);
        }
    }
}
