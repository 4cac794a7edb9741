package it.varco.testidp;

import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What the Ministry's portal checks of metadata beside what SPID wants (manual for CIE over SAML, federation). */
final class CieServiceProvider {

    /** The eIDAS minimum dataset, which is also all that there is. */
    static final List<String> MINIMUM = List.of("name", "familyName", "dateOfBirth", "fiscalNumber");

    private static final Pattern SERVICE =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private CieServiceProvider() {}

    /** @throws InvalidMetadata where something is missing, or there that CIE does not know */
    static ServiceProvider read(byte[] metadata) throws InvalidMetadata {
        ServiceProvider read = ServiceProvider.read(metadata);
        Element root = Xml.parse(metadata).getDocumentElement();
        Element descriptor =
                Xml.child(root, Saml.METADATA, "SPSSODescriptor").orElseThrow(() -> new InvalidMetadata("no role"));
        require(
                Xml.children(descriptor, Saml.METADATA, "SingleLogoutService").stream()
                        .anyMatch(service -> Binding.REDIRECT.uri().equals(service.getAttribute("Binding"))),
                "no SingleLogoutService by HTTP-Redirect");
        require(
                read.attributeSets().values().stream().allMatch(MINIMUM::containsAll),
                "an attribute that CIE does not give");
        for (Element set : Xml.children(descriptor, Saml.METADATA, "AttributeConsumingService")) {
            require(
                    Xml.child(set, Saml.METADATA, "ServiceName")
                            .filter(name ->
                                    SERVICE.matcher(name.getTextContent()).matches())
                            .isPresent(),
                    "a ServiceName that is no urn:uuid of version 4");
        }
        List<Element> contacts = Xml.children(root, Saml.METADATA, "ContactPerson");
        require(
                !contacts.isEmpty()
                        && contacts.size() <= 2
                        && "administrative".equals(contacts.get(0).getAttribute("contactType")),
                "the first of one or two contacts is not administrative");
        for (Element contact : contacts) {
            requireContact(contact);
        }
        return read;
    }

    private static void requireContact(Element contact) throws InvalidMetadata {
        Element extensions = Xml.child(contact, Saml.METADATA, "Extensions")
                .orElseThrow(() -> new InvalidMetadata("a contact without Extensions"));
        boolean isPublic = Xml.child(extensions, Saml.CIE_EXTENSIONS, "Public").isPresent();
        boolean isPrivate =
                Xml.child(extensions, Saml.CIE_EXTENSIONS, "Private").isPresent();
        require(isPublic != isPrivate, "a contact that is not either public or private");
        List<String> mandatory = isPublic
                ? List.of("IPACode", "Municipality", "Country")
                : List.of("FiscalCode", "NACE2Code", "Municipality", "Country");
        for (String name : mandatory) {
            require(!Xml.children(extensions, Saml.CIE_EXTENSIONS, name).isEmpty(), "a contact without cie:" + name);
        }
        require(
                Xml.child(contact, Saml.METADATA, "Company").isPresent()
                        && Xml.child(contact, Saml.METADATA, "EmailAddress").isPresent(),
                "a contact without Company or EmailAddress");
    }

    private static void require(boolean holds, String otherwise) throws InvalidMetadata {
        if (!holds) {
            throw new InvalidMetadata(otherwise);
        }
    }
}
