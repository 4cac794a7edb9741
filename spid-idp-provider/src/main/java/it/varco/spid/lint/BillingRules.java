package it.varco.spid.lint;

import static it.varco.spid.lint.LintRule.error;

import it.varco.spid.lint.MetadataUnderLint.Contact;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom bills go to. */
final class BillingRules {

    private static final String SOURCE = "SPID technical rules, metadata; the national format of electronic invoices";
    private static final String NS = Saml.INVOICING_NS;
    private static final String BILLED = "CessionarioCommittente";

    private static final ElementOrder IN_EXTENSIONS =
            ElementOrder.of(NS, BILLED, "TerzoIntermediarioSoggettoEmittente");
    private static final ElementOrder IN_BILLED = ElementOrder.of(NS, "DatiAnagrafici", "Sede");
    private static final ElementOrder IN_PERSON = ElementOrder.of(NS, "IdFiscaleIVA", "CodiceFiscale", "Anagrafica");
    private static final ElementOrder IN_SEAT =
            ElementOrder.of(NS, "Indirizzo", "NumeroCivico", "CAP", "Comune", "Provincia", "Nazione");

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M65",
                    "the billing contact says who is billed: codes, name and seat",
                    SOURCE,
                    document -> billing(document)
                            .flatMap(contact -> missing(contact).map(name -> contact.name() + "/" + name))),
            error(
                    "SPID-M66",
                    "the parts of who is billed are in the order of the schema, and no others",
                    SOURCE,
                    document -> billing(document)
                            .flatMap(contact -> strangers(contact).map(name -> contact.name() + "/" + name))));

    private BillingRules() {}

    private static Stream<Contact> billing(MetadataUnderLint document) {
        return document.contacts().stream()
                .filter(contact -> contact.isOf("billing"))
                .filter(contact -> contact.extensions().isPresent());
    }

    private static Stream<String> missing(Contact contact) {
        Optional<XmlElement> billed = contact.extensions().flatMap(found -> found.only(NS, BILLED));
        if (billed.isEmpty()) {
            return Stream.of(BILLED);
        }
        Optional<XmlElement> person = billed.flatMap(found -> found.only(NS, "DatiAnagrafici"));
        Optional<XmlElement> seat = billed.flatMap(found -> found.only(NS, "Sede"));
        return Stream.concat(
                person.map(BillingRules::missingOfPerson).orElse(Stream.of("DatiAnagrafici")),
                seat.map(BillingRules::missingOfSeat).orElse(Stream.of("Sede")));
    }

    private static Stream<String> missingOfPerson(XmlElement person) {
        Optional<XmlElement> vat = person.only(NS, "IdFiscaleIVA");
        boolean hasVat = vat.filter(found -> isFilled(found, "IdPaese") && isFilled(found, "IdCodice"))
                .isPresent();
        boolean hasCode = hasVat || vat.isEmpty() && isFilled(person, "CodiceFiscale");
        boolean hasName = person.only(NS, "Anagrafica")
                .filter(name -> isFilled(name, "Denominazione") || isFilled(name, "Nome") && isFilled(name, "Cognome"))
                .isPresent();
        return Stream.concat(DocumentRules.holds(hasCode, "IdFiscaleIVA"), DocumentRules.holds(hasName, "Anagrafica"));
    }

    private static Stream<String> missingOfSeat(XmlElement seat) {
        return Stream.of("Indirizzo", "CAP", "Comune", "Nazione").filter(name -> !isFilled(seat, name));
    }

    private static boolean isFilled(XmlElement parent, String name) {
        return parent.only(NS, name).flatMap(XmlElement::text).isPresent();
    }

    private static Stream<String> strangers(Contact contact) {
        List<XmlElement> billed = contact.extensions().stream()
                .flatMap(found -> found.children(NS, BILLED).stream())
                .toList();
        return Stream.of(
                        contact.extensions().stream().flatMap(IN_EXTENSIONS::strangers),
                        billed.stream().flatMap(IN_BILLED::strangers),
                        below(billed, "DatiAnagrafici").flatMap(IN_PERSON::strangers),
                        below(billed, "Sede").flatMap(IN_SEAT::strangers))
                .flatMap(found -> found);
    }

    private static Stream<XmlElement> below(List<XmlElement> parents, String name) {
        return parents.stream().flatMap(parent -> parent.children(NS, name).stream());
    }
}
