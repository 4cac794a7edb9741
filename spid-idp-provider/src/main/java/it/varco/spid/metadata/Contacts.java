package it.varco.spid.metadata;

import static it.varco.spid.xml.Saml.INVOICING_NS;
import static it.varco.spid.xml.Saml.METADATA_NS;
import static it.varco.spid.xml.Saml.SPID_NS;

import it.varco.spid.xml.Documents;
import java.util.Optional;
import org.w3c.dom.Element;

/** The contacts of a body of any kind, in the order of AgID's schema. */
final class Contacts {

    private static final int COUNTRY_LETTERS = 2;

    private Contacts() {}

    static void append(Element root, Body body) {
        body.aggregator().ifPresent(aggregator -> appendAggregator(root, aggregator));
        if (body.aggregator()
                .map(Aggregator::activity)
                .map(Activity::namesTheAggregated)
                .orElse(true)) {
            appendBody(root, body);
        }
        body.billing().ifPresent(billing -> appendBilling(root, billing));
    }

    private static void appendAggregator(Element root, Aggregator aggregator) {
        Element contact = contact(root, "other");
        contact.setAttributeNS(SPID_NS, "spid:entityType", "spid:aggregator");
        Element extensions =
                extensions(contact, aggregator.codes(), aggregator.activity().marker());
        aggregator.validation().ifPresent(certificate -> {
            Element key = child(extensions, SPID_NS, "spid:KeyDescriptor");
            key.setAttribute("use", "spid:validation");
            MetadataText.keyInfo(key, certificate);
        });
        appendAddress(contact, Optional.of(aggregator.name()), Optional.of(aggregator.email()), aggregator.telephone());
    }

    private static void appendBody(Element root, Body body) {
        Element contact = contact(root, "other");
        if (body.aggregator().isPresent()) {
            contact.setAttributeNS(SPID_NS, "spid:entityType", "spid:aggregated");
        }
        extensions(contact, body.codes(), body.sector().marker());
        appendAddress(contact, Optional.of(body.organization().name()), body.email(), body.telephone());
    }

    private static void appendBilling(Element root, Billing billing) {
        Element contact = contact(root, "billing");
        Element extensions = child(contact, METADATA_NS, "md:Extensions");
        Element billed = child(extensions, INVOICING_NS, "fpa:CessionarioCommittente");
        Element person = child(billed, INVOICING_NS, "fpa:DatiAnagrafici");
        billing.vatNumber().filter(number -> number.length() > COUNTRY_LETTERS).ifPresent(number -> {
            Element vat = child(person, INVOICING_NS, "fpa:IdFiscaleIVA");
            invoice(vat, "IdPaese", number.substring(0, COUNTRY_LETTERS));
            invoice(vat, "IdCodice", number.substring(COUNTRY_LETTERS));
        });
        billing.fiscalCode().ifPresent(code -> invoice(person, "CodiceFiscale", code));
        invoice(child(person, INVOICING_NS, "fpa:Anagrafica"), "Denominazione", billing.name());
        Billing.Seat seat = billing.seat();
        Element place = child(billed, INVOICING_NS, "fpa:Sede");
        invoice(place, "Indirizzo", seat.street());
        seat.number().ifPresent(number -> invoice(place, "NumeroCivico", number));
        invoice(place, "CAP", seat.postalCode());
        invoice(place, "Comune", seat.municipality());
        seat.province().ifPresent(province -> invoice(place, "Provincia", province));
        invoice(place, "Nazione", seat.country());
        appendAddress(contact, billing.company(), Optional.of(billing.email()), billing.telephone());
    }

    private static Element contact(Element root, String type) {
        Element contact = child(root, METADATA_NS, "md:ContactPerson");
        contact.setAttribute("contactType", type);
        return contact;
    }

    private static Element extensions(Element contact, BodyCodes codes, String marker) {
        Element extensions = child(contact, METADATA_NS, "md:Extensions");
        MetadataText.write(extensions, SPID_NS, "spid:IPACode", codes.ipaCode());
        MetadataText.write(extensions, SPID_NS, "spid:VATNumber", codes.vatNumber());
        MetadataText.write(extensions, SPID_NS, "spid:FiscalCode", codes.fiscalCode());
        child(extensions, SPID_NS, "spid:" + marker);
        return extensions;
    }

    private static void appendAddress(
            Element contact, Optional<String> company, Optional<String> email, Optional<String> telephone) {
        MetadataText.write(contact, METADATA_NS, "md:Company", company);
        MetadataText.write(contact, METADATA_NS, "md:EmailAddress", email);
        MetadataText.write(contact, METADATA_NS, "md:TelephoneNumber", telephone);
    }

    private static void invoice(Element parent, String name, String text) {
        MetadataText.write(parent, INVOICING_NS, "fpa:" + name, text);
    }

    private static Element child(Element parent, String namespace, String name) {
        return Documents.append(parent, namespace, name);
    }
}
