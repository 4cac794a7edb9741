package it.varco.spid.registry;

import it.varco.policy.stage.Stage;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.StrictXml;
import it.varco.spid.xml.XmlElement;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads AgID's registry in its signed form, an {@code EntitiesDescriptor}, or the metadata of an identity provider that is no
 * entry of AgID's, such as CIE id's, an {@code EntityDescriptor}. What is read is read from the element whose
 * signature was verified.
 *
 * <p>Sources: SPID technical rules, registry; OASIS metadata for SAML 2.0, and its extension for publication information.
 */
final class RegistryMetadata {

    private static final String PUBLICATION_NS = "urn:oasis:names:tc:SAML:metadata:rpi";
    private static final String MANY = "EntitiesDescriptor";
    private static final String ONE = "EntityDescriptor";
    private static final String DISPLAY_NAME = "OrganizationDisplayName";

    private RegistryMetadata() {}

    /**
     * @param pinned whose signature counts; where there is none, none is asked for
     * @throws RegistryFeedException where the text as a whole is no feed, or is not believed
     */
    static RegistryReading read(String text, List<X509Certificate> pinned, Stage stage, Instant now)
            throws RegistryFeedException {
        XmlElement root = parse(text);
        if (!pinned.isEmpty()
                && !EnvelopedSignature.isValidInMetadata(
                        root, pinned.stream().map(X509Certificate::getPublicKey).toList())) {
            throw new RegistryFeedException(
                    RegistryProblem.NOT_SIGNED, "its signature is not that of a certificate in registryCertificates");
        }
        Optional<Instant> validUntil = instant(root.attribute("validUntil"));
        if (validUntil.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new RegistryFeedException(RegistryProblem.EXPIRED, "it was valid until " + validUntil.get());
        }
        List<RegistryEntry> entries = new ArrayList<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (XmlElement entity : entities(root)) {
            String entityId = entity.filled("entityID").orElse("");
            if (entityId.isEmpty() || entityId.length() > RegistryFeed.LONGEST_ENTITY_ID) {
                leftOut.put("entry " + (entries.size() + leftOut.size() + 1), "it has no usable entityID");
                continue;
            }
            try {
                entries.add(entry(entityId, entity, stage, now));
            } catch (RegistryFeedException unusable) {
                leftOut.put(entityId, unusable.getMessage());
            }
        }
        return new RegistryReading(new Registry(entries), Collections.unmodifiableMap(leftOut), changedAt(root));
    }

    private static XmlElement parse(String text) throws RegistryFeedException {
        try {
            XmlElement root = new XmlElement(StrictXml.parseWithoutComments(text.getBytes(StandardCharsets.UTF_8))
                    .getDocumentElement());
            if (!root.is(Saml.METADATA_NS, MANY) && !root.is(Saml.METADATA_NS, ONE)) {
                throw new RegistryFeedException("the feed is no EntitiesDescriptor and no EntityDescriptor");
            }
            return root;
        } catch (MalformedXmlException notXml) {
            throw new RegistryFeedException("the feed is no XML that is read here");
        }
    }

    private static List<XmlElement> entities(XmlElement root) {
        return root.is(Saml.METADATA_NS, ONE) ? List.of(root) : root.children(Saml.METADATA_NS, ONE);
    }

    private static RegistryEntry entry(String entityId, XmlElement entity, Stage stage, Instant now)
            throws RegistryFeedException {
        TestEntries.refuseIn(stage, entityId);
        if (instant(entity.attribute("validUntil"))
                .filter(end -> !end.isAfter(now))
                .isPresent()) {
            throw new RegistryFeedException("its metadata has expired");
        }
        XmlElement descriptor = entity.only(Saml.METADATA_NS, "IDPSSODescriptor")
                .orElseThrow(() -> new RegistryFeedException("it is no identity provider"));
        List<X509Certificate> certificates = new ArrayList<>();
        for (XmlElement key : descriptor.children(Saml.METADATA_NS, "KeyDescriptor")) {
            if (key.attribute("use").orElse("signing").equals("signing")) {
                certificates.addAll(certificates(key));
            }
        }
        Map<Binding, URI> singleSignOn = new EnumMap<>(Binding.class);
        for (XmlElement service : descriptor.children(Saml.METADATA_NS, "SingleSignOnService")) {
            Optional<Binding> binding = service.attribute("Binding").flatMap(Binding::of);
            if (binding.isPresent()) {
                singleSignOn.putIfAbsent(
                        binding.get(),
                        RegistryFeed.location(service.attribute("Location").orElse(""), stage));
            }
        }
        return RegistryFeed.entry(
                entityId, name(entityId, entity), certificates, singleSignOn, singleLogout(descriptor, stage));
    }

    private static Map<Binding, LogoutService> singleLogout(XmlElement descriptor, Stage stage) {
        Map<Binding, LogoutService> found = new EnumMap<>(Binding.class);
        for (XmlElement service : descriptor.children(Saml.METADATA_NS, "SingleLogoutService")) {
            service.attribute("Binding")
                    .flatMap(Binding::of)
                    .ifPresent(binding -> RegistryFeed.logoutService(
                                    service.attribute("Location").orElse(""),
                                    service.attribute("ResponseLocation").orElse(""),
                                    stage)
                            .ifPresent(usable -> found.putIfAbsent(binding, usable)));
        }
        return found;
    }

    private static List<X509Certificate> certificates(XmlElement key) throws RegistryFeedException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (XmlElement info : key.children(Saml.SIGNATURE_NS, "KeyInfo")) {
            for (XmlElement data : info.children(Saml.SIGNATURE_NS, "X509Data")) {
                for (XmlElement certificate : data.children(Saml.SIGNATURE_NS, "X509Certificate")) {
                    certificates.add(RegistryFeed.certificate(certificate.text().orElse("")));
                }
            }
        }
        return certificates;
    }

    private static String name(String entityId, XmlElement entity) {
        return entity.children(Saml.METADATA_NS, "Organization").stream()
                .flatMap(organization -> organization.children(Saml.METADATA_NS, DISPLAY_NAME).stream())
                .flatMap(name -> name.text().stream())
                .findFirst()
                .orElse(entityId);
    }

    private static Map<String, Instant> changedAt(XmlElement root) {
        return root.children(Saml.METADATA_NS, "Extensions").stream()
                .flatMap(extensions -> extensions.children(PUBLICATION_NS, "PublicationInfo").stream())
                .findFirst()
                .flatMap(information -> instant(information.attribute("creationInstant")))
                .map(published -> Map.of(RegistryReading.WHOLE, published))
                .orElse(Map.of());
    }

    private static Optional<Instant> instant(Optional<String> text) {
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }
}
