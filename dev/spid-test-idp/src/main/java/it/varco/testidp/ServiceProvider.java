package it.varco.testidp;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * What the signed metadata of a service provider say (SPID technical rules, metadata).
 *
 * @param entityId its name
 * @param displayName what the login page calls it
 * @param certificates keys for signing, or without use
 * @param assertionConsumers locations by index
 * @param defaultAssertionConsumer the index of the location marked as default
 * @param attributeSets names of requested attributes by index
 */
record ServiceProvider(
        String entityId,
        String displayName,
        List<X509Certificate> certificates,
        Map<Integer, URI> assertionConsumers,
        int defaultAssertionConsumer,
        Map<Integer, List<String>> attributeSets) {

    /** @throws InvalidMetadata where something is missing or the signature doesn't hold */
    static ServiceProvider read(byte[] metadata) throws InvalidMetadata {
        Document document;
        try {
            document = Xml.parse(metadata);
        } catch (UnreadableMessage e) {
            throw new InvalidMetadata(e.getMessage());
        }
        Element root = document.getDocumentElement();
        require(Xml.is(root, Saml.METADATA, "EntityDescriptor"), "the root is not md:EntityDescriptor");
        String entityId = root.getAttribute("entityID");
        require(!entityId.isBlank(), "no entityID");
        List<Element> descriptors = Xml.children(root, Saml.METADATA, "SPSSODescriptor");
        require(descriptors.size() == 1, "not exactly one md:SPSSODescriptor");
        Element descriptor = descriptors.get(0);
        List<X509Certificate> certificates = certificates(descriptor);
        require(!certificates.isEmpty(), "no certificate for signing");
        requireSignature(root, certificates);

        Map<Integer, URI> consumers = new LinkedHashMap<>();
        OptionalInt defaultConsumer = OptionalInt.empty();
        for (Element service : Xml.children(descriptor, Saml.METADATA, "AssertionConsumerService")) {
            require(
                    Binding.POST.uri().equals(service.getAttribute("Binding")),
                    "an AssertionConsumerService with a binding other than HTTP-POST");
            int index = index(service);
            require(
                    consumers.put(index, location(service)) == null,
                    "two AssertionConsumerServices have the index " + index);
            if ("true".equals(service.getAttribute("isDefault"))) {
                require(defaultConsumer.isEmpty(), "two AssertionConsumerServices are the default");
                defaultConsumer = OptionalInt.of(index);
            }
        }
        require(defaultConsumer.isPresent(), "no AssertionConsumerService is the default");

        Map<Integer, List<String>> sets = new LinkedHashMap<>();
        for (Element set : Xml.children(descriptor, Saml.METADATA, "AttributeConsumingService")) {
            int index = index(set);
            List<String> names = Xml.children(set, Saml.METADATA, "RequestedAttribute").stream()
                    .map(attribute -> attribute.getAttribute("Name"))
                    .toList();
            require(sets.put(index, names) == null, "two AttributeConsumingServices have the index " + index);
        }
        return new ServiceProvider(
                entityId,
                displayName(root).orElse(entityId),
                certificates,
                Map.copyOf(consumers),
                defaultConsumer.getAsInt(),
                Map.copyOf(sets));
    }

    /** The keys that are long enough to be believed. */
    List<PublicKey> usableKeys() {
        return certificates.stream()
                .map(X509Certificate::getPublicKey)
                .filter(ServiceProvider::isLongRsa)
                .toList();
    }

    static boolean isLongRsa(PublicKey key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= SignatureAlgorithms.MINIMUM_RSA_BITS;
    }

    private static List<X509Certificate> certificates(Element descriptor) {
        return Xml.children(descriptor, Saml.METADATA, "KeyDescriptor").stream()
                .filter(key -> Xml.attribute(key, "use").map("signing"::equals).orElse(true))
                .flatMap(key -> Xml.children(key, Saml.DSIG, "KeyInfo").stream())
                .flatMap(info -> Xml.children(info, Saml.DSIG, "X509Data").stream())
                .flatMap(data -> Xml.children(data, Saml.DSIG, "X509Certificate").stream())
                .flatMap(element -> XmlSignature.certificate(element).stream())
                .toList();
    }

    private static void requireSignature(Element root, List<X509Certificate> certificates) throws InvalidMetadata {
        Optional<XmlSignature> signature = XmlSignature.of(root);
        require(signature.isPresent(), "not signed");
        require(Xml.children(root).get(0).equals(signature.get().signature()), "the signature is not the first child");
        require(signature.get().coversItsParent(), "the signature does not cover the whole");
        require(signature.get().usesOnlyAllowedAlgorithms(), "signed with an algorithm that SPID doesn't admit");
        require(
                certificates.stream()
                        .map(X509Certificate::getPublicKey)
                        .filter(ServiceProvider::isLongRsa)
                        .anyMatch(signature.get()::validatesWith),
                "the signature is not of a key in the metadata");
    }

    private static int index(Element service) throws InvalidMetadata {
        try {
            return Integer.parseUnsignedInt(service.getAttribute("index"));
        } catch (NumberFormatException e) {
            throw new InvalidMetadata(service.getLocalName() + " without a usable index");
        }
    }

    private static URI location(Element service) throws InvalidMetadata {
        try {
            URI location = URI.create(service.getAttribute("Location"));
            require(
                    "http".equals(location.getScheme()) || "https".equals(location.getScheme()),
                    "an AssertionConsumerService whose Location is no web address");
            return location;
        } catch (IllegalArgumentException e) {
            throw new InvalidMetadata("an AssertionConsumerService whose Location is no URI");
        }
    }

    private static Optional<String> displayName(Element root) {
        return Xml.child(root, Saml.METADATA, "Organization")
                .flatMap(organization -> Xml.child(organization, Saml.METADATA, "OrganizationDisplayName"))
                .map(Element::getTextContent)
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private static void require(boolean holds, String otherwise) throws InvalidMetadata {
        if (!holds) {
            throw new InvalidMetadata(otherwise);
        }
    }
}
