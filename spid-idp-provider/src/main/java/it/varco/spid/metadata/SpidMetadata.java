package it.varco.spid.metadata;

import static it.varco.spid.xml.Documents.append;
import static it.varco.spid.xml.Saml.INVOICING_NS;
import static it.varco.spid.xml.Saml.METADATA_NS;
import static it.varco.spid.xml.Saml.SPID_NS;

import it.varco.spid.xml.Documents;
import it.varco.spid.xml.Saml;
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
        Element root = EntityDescriptor.root(provider.entityId());
        Documents.declare(root, "spid", SPID_NS);
        provider.body().billing().ifPresent(billing -> Documents.declare(root, "fpa", INVOICING_NS));
        Element role = EntityDescriptor.role(root, key);
        EntityDescriptor.service(role, "md:SingleLogoutService", Saml.BINDING_POST, provider.singleLogoutService());
        EntityDescriptor.service(role, "md:SingleLogoutService", Saml.BINDING_REDIRECT, provider.singleLogoutService());
        EntityDescriptor.consumer(role, provider.assertionConsumerService());
        provider.attributeSets().forEach(set -> appendAttributeSet(role, set));
        EntityDescriptor.organization(root, provider.body().organization());
        Contacts.append(root, provider.body());
        return EntityDescriptor.signed(root, key);
    }

    private static void appendAttributeSet(Element role, AttributeSet set) {
        Element service = EntityDescriptor.attributeSet(role, set.index());
        MetadataText.italian(service, "md:ServiceName", set.serviceName());
        set.attributes()
                .forEach(name ->
                        append(service, METADATA_NS, "md:RequestedAttribute").setAttribute("Name", name));
    }
}
