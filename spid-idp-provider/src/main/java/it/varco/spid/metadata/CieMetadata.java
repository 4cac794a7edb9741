package it.varco.spid.metadata;

import static it.varco.spid.xml.Documents.append;
import static it.varco.spid.xml.Saml.CIE_NS;
import static it.varco.spid.xml.Saml.METADATA_NS;

import it.varco.spid.xml.Documents;
import it.varco.spid.xml.Saml;
import org.w3c.dom.Element;

/**
 * Writes and signs the metadata for CIE, which is a document of its own: its contacts are others than AgID's. The same settings
 * and keys always give the same bytes.
 *
 * <p>Source: manual for CIE over SAML, federation.
 */
public final class CieMetadata {

    private CieMetadata() {}

    /** The signed document, as text to be sent in UTF-8. */
    public static String signed(CieServiceProvider provider, MetadataKey key) {
        Element root = EntityDescriptor.root(provider.entityId());
        Documents.declare(root, "cie", CIE_NS);
        Element role = EntityDescriptor.role(root, key);
        EntityDescriptor.service(role, "md:SingleLogoutService", Saml.BINDING_REDIRECT, provider.singleLogoutService());
        EntityDescriptor.service(role, "md:SingleLogoutService", Saml.BINDING_POST, provider.singleLogoutService());
        EntityDescriptor.consumer(role, provider.assertionConsumerService());
        Element set = EntityDescriptor.attributeSet(role, 0);
        Element name = append(set, METADATA_NS, "md:ServiceName");
        name.setAttributeNS(MetadataText.XML_NS, "xml:lang", "");
        name.setTextContent(provider.service());
        CieServiceProvider.ATTRIBUTES.forEach(
                attribute -> append(set, METADATA_NS, "md:RequestedAttribute").setAttribute("Name", attribute));
        EntityDescriptor.organization(root, provider.organization());
        contact(root, "administrative", provider.administrative());
        provider.technical().ifPresent(partner -> contact(root, "technical", partner));
        return EntityDescriptor.signed(root, key);
    }

    private static void contact(Element root, String type, CieContact contact) {
        Element person = append(root, METADATA_NS, "md:ContactPerson");
        person.setAttribute("contactType", type);
        Element extensions = append(person, METADATA_NS, "md:Extensions");
        append(extensions, CIE_NS, "cie:" + contact.sector().marker());
        MetadataText.write(extensions, CIE_NS, "cie:IPACode", contact.codes().ipaCode());
        MetadataText.write(extensions, CIE_NS, "cie:IPACategory", contact.ipaCategory());
        MetadataText.write(extensions, CIE_NS, "cie:VATNumber", contact.codes().vatNumber());
        MetadataText.write(extensions, CIE_NS, "cie:FiscalCode", contact.codes().fiscalCode());
        contact.economicActivities()
                .forEach(activity -> MetadataText.write(extensions, CIE_NS, "cie:NACE2Code", activity));
        MetadataText.write(
                extensions, CIE_NS, "cie:Municipality", contact.seat().municipality());
        MetadataText.write(extensions, CIE_NS, "cie:Province", contact.seat().province());
        MetadataText.write(extensions, CIE_NS, "cie:Country", contact.seat().country());
        MetadataText.write(person, METADATA_NS, "md:Company", contact.company());
        MetadataText.write(person, METADATA_NS, "md:EmailAddress", contact.email());
        MetadataText.write(person, METADATA_NS, "md:TelephoneNumber", contact.telephone());
    }
}
