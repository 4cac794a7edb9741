package it.varco.spid.lint;

import static it.varco.spid.lint.CieRules.FEDERATION;
import static it.varco.spid.lint.DocumentRules.holds;
import static it.varco.spid.lint.LintRule.error;

import it.varco.spid.lint.MetadataUnderLint.Contact;
import it.varco.spid.metadata.Sector;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How CIE's portal knows the body, and its technical partner. */
final class CieContactRules {

    private static final String ADMINISTRATIVE = "administrative";
    private static final String TECHNICAL = "technical";
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}");
    private static final Pattern ITALIAN_MUNICIPALITY = Pattern.compile("[A-Z]\\d{3}");

    /** In the order of the schema; the first two are alternatives. */
    private static final List<String> EXTENSIONS = List.of(
            "Public",
            "Private",
            "IPACode",
            "IPACategory",
            "VATNumber",
            "FiscalCode",
            "NACE2Code",
            "Municipality",
            "Province",
            "Country");

    static final List<LintRule> ALL = List.of(
            error(
                    "CIE-M50",
                    "there is one contact of the type administrative, at most one of the type technical, and no other",
                    FEDERATION,
                    CieContactRules::numbers),
            error(
                    "CIE-M55",
                    "of CIE’s elements, the extensions of a contact have those that its schema knows, in its order",
                    FEDERATION,
                    document -> contacts(document).flatMap(CieContactRules::strangers)),
            error(
                    "CIE-M56",
                    "a contact says once, with an empty element, whether it is public or private",
                    FEDERATION,
                    document -> not(contacts(document), CieContactRules::saysWhatItIs)),
            error(
                    "CIE-M57",
                    "a public body has its IPA code",
                    FEDERATION,
                    document -> not(of(document, Sector.PUBLIC), contact -> has(contact, "IPACode"))),
            error(
                    "CIE-M58",
                    "a private body has its fiscal code",
                    FEDERATION,
                    document -> not(of(document, Sector.PRIVATE), contact -> has(contact, "FiscalCode"))),
            error(
                    "CIE-M59",
                    "a private body has one ATECO code at least",
                    FEDERATION,
                    document -> not(
                            of(document, Sector.PRIVATE),
                            contact -> !elements(contact, "NACE2Code").isEmpty())),
            error(
                    "CIE-M60",
                    "every contact has its municipality: in Italy by cadastral code, such as H501; abroad by postal code",
                    FEDERATION,
                    document -> not(contacts(document), CieContactRules::hasAMunicipality)),
            error(
                    "CIE-M61",
                    "every contact has its country, of two letters",
                    "the Ministry's tools",
                    document -> not(
                            contacts(document),
                            contact -> has(contact, "Country") && all(contact, "Country", COUNTRY.asMatchPredicate()))),
            error(
                    "CIE-M62",
                    "a VAT number begins with its country and has no blanks; an Italian one has eleven digits, of which"
                            + " the last checks the others",
                    FEDERATION,
                    document ->
                            not(contacts(document), contact -> all(contact, "VATNumber", ContactRules::isVatNumber))),
            error(
                    "CIE-M63",
                    "a body’s fiscal code has eleven digits, or sixteen characters",
                    FEDERATION,
                    document -> not(
                            contacts(document),
                            contact -> all(contact, "FiscalCode", ContactRules.FISCAL_CODE.asMatchPredicate()))),
            error(
                    "CIE-M64",
                    "a province has two letters",
                    FEDERATION,
                    document ->
                            not(contacts(document), contact -> all(contact, "Province", PROVINCE.asMatchPredicate()))),
            error(
                    "CIE-M65",
                    "an IPA code has at most sixteen characters and no blanks",
                    FEDERATION,
                    document -> not(
                            contacts(document),
                            contact -> all(contact, "IPACode", ContactRules.IPA_CODE.asMatchPredicate()))),
            error(
                    "CIE-M66",
                    "every contact has its Company, and the administrative one’s is OrganizationName",
                    FEDERATION,
                    CieContactRules::companies));

    private CieContactRules() {}

    private static Stream<Contact> contacts(MetadataUnderLint document) {
        return document.contacts().stream();
    }

    private static Stream<String> not(Stream<Contact> contacts, Predicate<Contact> holds) {
        return ContactRules.not(contacts, holds);
    }

    private static Stream<Contact> of(MetadataUnderLint document, Sector sector) {
        return contacts(document)
                .filter(contact -> !elements(contact, sector.marker()).isEmpty());
    }

    private static List<XmlElement> elements(Contact contact, String name) {
        return contact.inExtensions().stream()
                .filter(element -> element.is(Saml.CIE_NS, name))
                .toList();
    }

    /** Exactly once, and not empty. */
    private static boolean has(Contact contact, String name) {
        List<XmlElement> found = elements(contact, name);
        return found.size() == 1 && found.get(0).text().isPresent();
    }

    private static boolean all(Contact contact, String name, Predicate<String> right) {
        return elements(contact, name).stream()
                .allMatch(element -> element.text().filter(right).isPresent());
    }

    private static Stream<String> numbers(MetadataUnderLint document) {
        return Stream.of(
                        holds(number(document, ADMINISTRATIVE) == 1, "ContactPerson/@contactType=" + ADMINISTRATIVE),
                        holds(number(document, TECHNICAL) <= 1, "ContactPerson/@contactType=" + TECHNICAL),
                        not(contacts(document), contact -> contact.isOf(ADMINISTRATIVE) || contact.isOf(TECHNICAL)))
                .flatMap(found -> found);
    }

    private static long number(MetadataUnderLint document, String type) {
        return contacts(document).filter(contact -> contact.isOf(type)).count();
    }

    /** Elements of other namespaces are nobody's here. */
    private static Stream<String> strangers(Contact contact) {
        int reached = 0;
        Stream.Builder<String> found = Stream.builder();
        for (XmlElement element : contact.inExtensions()) {
            String name = element.dom().getLocalName();
            if (element.is(Saml.CIE_NS, name)) {
                int rank = EXTENSIONS.indexOf(name);
                if (rank < reached) {
                    found.add(contact.name() + "/Extensions/" + name);
                } else {
                    reached = rank;
                }
            }
        }
        return found.build();
    }

    private static boolean saysWhatItIs(Contact contact) {
        List<XmlElement> said = Arrays.stream(Sector.values())
                .flatMap(sector -> elements(contact, sector.marker()).stream())
                .toList();
        return said.size() == 1
                && said.get(0).children().isEmpty()
                && said.get(0).text().isEmpty();
    }

    private static boolean hasAMunicipality(Contact contact) {
        boolean abroad = elements(contact, "Country").stream()
                .anyMatch(country -> !country.text().equals(Optional.of("IT")));
        return has(contact, "Municipality")
                && (abroad || all(contact, "Municipality", ITALIAN_MUNICIPALITY.asMatchPredicate()));
    }

    private static Stream<String> companies(MetadataUnderLint document) {
        return contacts(document)
                .filter(contact -> contact.company().isEmpty()
                        || contact.isOf(ADMINISTRATIVE)
                                && OrganizationRules.differing(
                                                contact.company(), document.organization("OrganizationName"), "Company")
                                        .findAny()
                                        .isPresent())
                .map(contact -> contact.name() + "/Company");
    }
}
