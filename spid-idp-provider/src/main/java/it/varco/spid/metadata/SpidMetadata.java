package it.varco.spid.metadata;

import static it.varco.spid.xml.Documents.append;
import static it.varco.spid.xml.Saml.INVOICING_NS;
import static it.varco.spid.xml.Saml.METADATA_NS;
import static it.varco.spid.xml.Saml.SIGNATURE_NS;
import static it.varco.spid.xml.Saml.SPID_NS;

import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes and signs the metadata. The same settings and keys always give the same bytes: what has been filed with AgID must
 * not change because a provider of the federation came or went.
 *
 * <p>Source: SPID technical rules, service provider metadata; AgID notices 19 version 4, 28/2020 and 29 version 3.
 */
public final class SpidMetadata {

    private SpidMetadata() {}

    /** The signed document, as text to be sent in UTF-8. */
    public static String signed(ServiceProvider provider, MetadataKey key) {
        Document document = document(provider, key);
        Element root = document.getDocumentElement();
        EnvelopedSignature.sign(root, root.getFirstChild(), key.signing(), key.certificate());
        return Documents.text(document);
    }

    private static Document document(ServiceProvider provider, MetadataKey key) {
        Document document = Documents.withRoot(METADATA_NS, "md:EntityDescriptor");
        Element root = document.getDocumentElement();
        Documents.declare(root, "ds", SIGNATURE_NS);
        Documents.declare(root, "spid", SPID_NS);
        provider.body().billing().ifPresent(billing -> Documents.declare(root, "fpa", INVOICING_NS));
        root.setAttribute("ID", "_" + sha256(provider.entityId()));
        root.setAttribute("entityID", provider.entityId());

        Element role = append(root, METADATA_NS, "md:SPSSODescriptor");
        role.setAttribute("protocolSupportEnumeration", Saml.PROTOCOL_NS);
        role.setAttribute("AuthnRequestsSigned", "true");
        role.setAttribute("WantAssertionsSigned", "true");
        key.published().forEach(certificate -> appendKey(role, certificate));
        appendService(role, "md:SingleLogoutService", Saml.BINDING_POST, provider.singleLogoutService());
        appendService(role, "md:SingleLogoutService", Saml.BINDING_REDIRECT, provider.singleLogoutService());
        append(role, METADATA_NS, "md:NameIDFormat").setTextContent(Saml.FORMAT_TRANSIENT);
        Element consumer = appendService(
                role, "md:AssertionConsumerService", Saml.BINDING_POST, provider.assertionConsumerService());
        consumer.setAttribute("index", "0");
        consumer.setAttribute("isDefault", "true");
        provider.attributeSets().forEach(set -> appendAttributeSet(role, set));

        Organization named = provider.body().organization();
        Element organization = append(root, METADATA_NS, "md:Organization");
        MetadataText.italian(organization, "md:OrganizationName", named.name());
        MetadataText.italian(organization, "md:OrganizationDisplayName", named.displayName());
        MetadataText.italian(organization, "md:OrganizationURL", named.url());
        Contacts.append(root, provider.body());
        return document;
    }

    private static void appendKey(Element role, X509Certificate certificate) {
        Element descriptor = append(role, METADATA_NS, "md:KeyDescriptor");
        descriptor.setAttribute("use", "signing");
        MetadataText.keyInfo(descriptor, certificate);
    }

    private static Element appendService(Element role, String name, String binding, String location) {
        Element service = append(role, METADATA_NS, name);
        service.setAttribute("Binding", binding);
        service.setAttribute("Location", location);
        return service;
    }

    private static void appendAttributeSet(Element role, AttributeSet set) {
        Element service = append(role, METADATA_NS, "md:AttributeConsumingService");
        service.setAttribute("index", Integer.toString(set.index()));
        MetadataText.italian(service, "md:ServiceName", set.serviceName());
        set.attributes()
                .forEach(name ->
                        append(service, METADATA_NS, "md:RequestedAttribute").setAttribute("Name", name));
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
