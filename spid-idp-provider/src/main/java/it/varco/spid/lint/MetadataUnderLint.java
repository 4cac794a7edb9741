package it.varco.spid.lint;

import it.varco.spid.metadata.Activity;
import it.varco.spid.metadata.Sector;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The document, read as the rules need it.
 *
 * @param root md:EntityDescriptor
 * @param now when it is looked at
 */
record MetadataUnderLint(XmlElement root, Instant now) {

    String entityId() {
        return root.attribute("entityID").orElse("");
    }

    /** The service provider's part; empty where there is not exactly one. */
    Optional<XmlElement> role() {
        return root.only(Saml.METADATA_NS, "SPSSODescriptor");
    }

    /** Children of the role; none where there is no role. */
    List<XmlElement> inRole(String name) {
        return role().map(role -> role.children(Saml.METADATA_NS, name)).orElse(List.of());
    }

    Stream<Place> places(String name) {
        return Place.all(inRole(name));
    }

    Optional<XmlElement> organization() {
        return root.only(Saml.METADATA_NS, "Organization");
    }

    /** The organization's text in Italian; empty where there is none. */
    Optional<String> organization(String name) {
        return organization().stream()
                .flatMap(organization -> organization.children(Saml.METADATA_NS, name).stream())
                .filter(element -> "it".equals(language(element)))
                .findFirst()
                .flatMap(XmlElement::text);
    }

    static String language(XmlElement element) {
        return element.dom().getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang");
    }

    List<Contact> contacts() {
        return Place.all(root.children(Saml.METADATA_NS, "ContactPerson"))
                .map(Contact::new)
                .toList();
    }

    Stream<Contact> others() {
        return contacts().stream().filter(contact -> contact.isOf("other"));
    }

    /** Who gives the body its way into SPID; empty where nobody says so. */
    Optional<Contact> aggregator() {
        return others().filter(contact -> contact.activity().isPresent()).findFirst();
    }

    /** The body's own contact; empty where it is not clear which it is. */
    Optional<Contact> body() {
        return others().filter(contact -> contact.sector().isPresent()).findFirst();
    }

    Optional<Sector> sector() {
        return body().flatMap(Contact::sector);
    }

    /** The certificates that sign, as far as they can be read. */
    List<Published> signing() {
        return published("signing");
    }

    List<Published> published(String use) {
        return places("KeyDescriptor")
                .filter(place -> place.element().attribute("use").equals(Optional.of(use)))
                .flatMap(
                        place -> certificate(place.element()).map(found -> new Published(place.name(), found)).stream())
                .toList();
    }

    /** The one certificate in a key descriptor; empty where there is another number, or it cannot be read. */
    static Optional<X509Certificate> certificate(XmlElement descriptor) {
        return descriptor
                .only(Saml.SIGNATURE_NS, "KeyInfo")
                .flatMap(info -> info.only(Saml.SIGNATURE_NS, "X509Data"))
                .flatMap(data -> data.only(Saml.SIGNATURE_NS, "X509Certificate"))
                .flatMap(XmlElement::text)
                .flatMap(MetadataUnderLint::read);
    }

    private static Optional<X509Certificate> read(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * A certificate and the key descriptor that holds it.
     *
     * @param place the key descriptor
     */
    record Published(String place, X509Certificate certificate) {}

    /** A contact, with what its extensions say. */
    record Contact(Place place) {

        String name() {
            return place.name();
        }

        XmlElement element() {
            return place.element();
        }

        boolean isOf(String type) {
            return element().attribute("contactType").equals(Optional.of(type));
        }

        String entityType() {
            return element().dom().getAttributeNS(Saml.SPID_NS, "entityType");
        }

        Optional<XmlElement> extensions() {
            return element().only(Saml.METADATA_NS, "Extensions");
        }

        List<XmlElement> inExtensions() {
            return extensions().map(XmlElement::children).orElse(List.of());
        }

        Optional<String> code(String name) {
            return extensions().flatMap(found -> found.only(Saml.SPID_NS, name)).flatMap(XmlElement::text);
        }

        boolean says(String name) {
            return inExtensions().stream().anyMatch(element -> element.is(Saml.SPID_NS, name));
        }

        Optional<Sector> sector() {
            return Arrays.stream(Sector.values())
                    .filter(sector -> says(sector.marker()))
                    .findFirst();
        }

        Optional<Activity> activity() {
            return Arrays.stream(Activity.values())
                    .filter(activity -> says(activity.marker()))
                    .findFirst();
        }

        Optional<String> company() {
            return element().only(Saml.METADATA_NS, "Company").flatMap(XmlElement::text);
        }
    }
}
