package it.varco.spid.lint;

import static it.varco.spid.lint.DocumentRules.holds;
import static it.varco.spid.lint.LintRule.error;

import it.varco.spid.lint.MetadataUnderLint.Contact;
import it.varco.spid.metadata.Activity;
import it.varco.spid.metadata.Sector;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the body is reached, and by what it is known. */
final class ContactRules {

    private static final String SCHEMA = "AgID's schema of notice 29";
    private static final String NOTICE = "AgID notice 29 version 3";
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[^@\\s<>]+\\.[^@\\s<>.]{2,}");
    private static final Pattern TELEPHONE = Pattern.compile("\\+\\d{5,20}");
    static final Pattern IPA_CODE = Pattern.compile("\\S{1,16}");
    private static final Pattern VAT_NUMBER = Pattern.compile("[A-Z]{2}[0-9A-Z]{2,13}");
    static final Pattern FISCAL_CODE = Pattern.compile("\\d{11}|[A-Z0-9]{16}");

    /** An operator’s element for the bodies behind it. */
    private static final String PUBLIC_OPERATOR = "PublicOperator";

    static final Set<String> MARKERS = Stream.concat(
                    Stream.of(PUBLIC_OPERATOR),
                    Stream.concat(
                            Arrays.stream(Sector.values()).map(Sector::marker),
                            Arrays.stream(Activity.values()).map(Activity::marker)))
            .collect(Collectors.toUnmodifiableSet());

    private static final ElementOrder CHILDREN =
            ElementOrder.of(Saml.METADATA_NS, "Extensions", "Company", "EmailAddress", "TelephoneNumber");
    private static final ElementOrder IN_EXTENSIONS = new ElementOrder(
            Saml.SPID_NS,
            List.of(
                    List.of("IPACode"),
                    List.of("VATNumber"),
                    List.of("FiscalCode"),
                    MARKERS.stream().sorted().toList(),
                    List.of("KeyDescriptor")));

    static final List<LintRule> ALL = List.of(
            error(
                    "SPID-M50",
                    "contacts are of the types other and billing: one of the first, two where there is an aggregator, and"
                            + " at most one of the second",
                    SCHEMA,
                    ContactRules::numbers),
            error(
                    "SPID-M51",
                    "the parts of a contact are Extensions, Company, EmailAddress, TelephoneNumber, in this order and no"
                            + " others: a contact is an office, not a person",
                    SCHEMA,
                    document -> document.contacts().stream()
                            .flatMap(contact -> CHILDREN.strangers(contact.element())
                                    .map(stranger -> contact.name() + "/" + stranger))),
            error(
                    "SPID-M52",
                    "every contact has one Extensions",
                    SCHEMA,
                    document -> not(
                            document.contacts().stream(),
                            contact -> contact.extensions().isPresent())),
            error(
                    "SPID-M53",
                    "every contact has one e-mail address that can be one; an aggregated body may have none",
                    NOTICE,
                    document -> not(document.contacts().stream(), ContactRules::isReachedByMail)),
            error(
                    "SPID-M54",
                    "a telephone number has its international prefix and nothing but digits after it",
                    NOTICE,
                    document -> not(
                            document.contacts().stream(),
                            contact -> contact.element().children(Saml.METADATA_NS, "TelephoneNumber").stream()
                                    .allMatch(number -> matches(number.text(), TELEPHONE)))),
            error(
                    "SPID-M55",
                    "the extensions of a contact are IPACode, VATNumber, FiscalCode, what it is, in this order and no"
                            + " others",
                    SCHEMA,
                    document -> document.others()
                            .flatMap(contact -> contact.extensions().stream()
                                    .flatMap(IN_EXTENSIONS::strangers)
                                    .map(stranger -> contact.name() + "/" + stranger))),
            error(
                    "SPID-M56",
                    "a contact says once, with an empty element, what it is",
                    NOTICE,
                    document -> not(
                            document.others()
                                    .filter(contact -> contact.extensions().isPresent()),
                            ContactRules::saysWhatItIs)),
            error(
                    "SPID-M57",
                    "a public body has its IPA code",
                    NOTICE,
                    document -> not(
                            of(document, Sector.PUBLIC),
                            contact -> contact.code("IPACode").isPresent())),
            error(
                    "SPID-M58",
                    "a private body has no IPA code",
                    NOTICE,
                    document -> not(of(document, Sector.PRIVATE), contact -> !contact.says("IPACode"))),
            error(
                    "SPID-M59",
                    "a private body has a VAT number or a fiscal code",
                    NOTICE,
                    document -> not(
                            of(document, Sector.PRIVATE),
                            contact -> contact.code("VATNumber").isPresent()
                                    || contact.code("FiscalCode").isPresent())),
            error(
                    "SPID-M60",
                    "a VAT number begins with its country and has no blanks; an Italian one has eleven digits, of which"
                            + " the last checks the others",
                    NOTICE,
                    document ->
                            not(document.others(), contact -> codes(contact, "VATNumber", ContactRules::isVatNumber))),
            error(
                    "SPID-M61",
                    "a body’s fiscal code has eleven digits, or sixteen characters",
                    NOTICE,
                    document -> not(
                            document.others(),
                            contact -> codes(contact, "FiscalCode", FISCAL_CODE.asMatchPredicate()))),
            error(
                    "SPID-M62",
                    "an IPA code has at most sixteen characters and no blanks",
                    "AgID's tools",
                    document ->
                            not(document.others(), contact -> codes(contact, "IPACode", IPA_CODE.asMatchPredicate()))),
            error(
                    "SPID-M63",
                    "a body’s Company is its OrganizationName; behind an aggregator it must be there",
                    "SPID technical rules, metadata; AgID notice 19 version 4",
                    ContactRules::companies),
            error(
                    "SPID-M64",
                    "a private body says whom bills go to",
                    "SPID technical rules, metadata",
                    document -> holds(
                            document.sector().filter(Sector.PRIVATE::equals).isEmpty()
                                    || document.contacts().stream().anyMatch(contact -> contact.isOf("billing")),
                            "ContactPerson/@contactType=billing")));

    private ContactRules() {}

    static Stream<String> not(Stream<Contact> contacts, Predicate<Contact> holds) {
        return contacts.filter(holds.negate()).map(Contact::name);
    }

    private static Stream<Contact> of(MetadataUnderLint document, Sector sector) {
        return document.others().filter(contact -> contact.says(sector.marker()));
    }

    private static Stream<String> numbers(MetadataUnderLint document) {
        long others = document.others().count();
        long billing = document.contacts().stream()
                .filter(contact -> contact.isOf("billing"))
                .count();
        int most = document.aggregator().isPresent() ? 2 : 1;
        return Stream.of(
                        holds(others >= 1 && others <= most, "ContactPerson/@contactType=other"),
                        holds(billing <= 1, "ContactPerson/@contactType=billing"),
                        not(document.contacts().stream(), contact -> contact.isOf("other") || contact.isOf("billing")))
                .flatMap(found -> found);
    }

    private static boolean isReachedByMail(Contact contact) {
        List<XmlElement> addresses = contact.element().children(Saml.METADATA_NS, "EmailAddress");
        boolean mayHaveNone = AggregatorRules.AGGREGATED.equals(contact.entityType());
        return (addresses.size() == 1 || addresses.isEmpty() && mayHaveNone)
                && addresses.stream().allMatch(address -> matches(address.text(), EMAIL));
    }

    private static boolean saysWhatItIs(Contact contact) {
        List<XmlElement> said = contact.inExtensions().stream()
                .filter(element -> MARKERS.contains(element.dom().getLocalName()))
                .toList();
        return said.size() == 1
                && said.get(0).children().isEmpty()
                && said.get(0).text().isEmpty();
    }

    private static boolean codes(Contact contact, String name, Predicate<String> right) {
        return contact.inExtensions().stream()
                .filter(element -> element.is(Saml.SPID_NS, name))
                .allMatch(element -> element.text().filter(right).isPresent());
    }

    private static boolean matches(Optional<String> text, Pattern pattern) {
        return text.filter(pattern.asMatchPredicate()).isPresent();
    }

    static boolean isVatNumber(String text) {
        return VAT_NUMBER.matcher(text).matches()
                && (!text.startsWith("IT") || text.matches("IT\\d{11}") && hasRightCheckDigit(text.substring(2)));
    }

    /** Luhn's formula, which Italian VAT numbers end with. */
    private static boolean hasRightCheckDigit(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(place) - '0';
            int counted = place % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static Stream<String> companies(MetadataUnderLint document) {
        return document.others()
                .filter(contact -> contact.activity().isEmpty())
                .filter(contact -> contact.company().isEmpty()
                        ? AggregatorRules.AGGREGATED.equals(contact.entityType())
                        : OrganizationRules.differing(
                                        contact.company(), document.organization("OrganizationName"), "Company")
                                .findAny()
                                .isPresent())
                .map(contact -> contact.name() + "/Company");
    }
}
