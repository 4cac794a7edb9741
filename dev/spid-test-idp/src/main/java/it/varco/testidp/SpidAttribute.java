package it.varco.testidp;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The attributes of SPID's table that a natural person has, with the value that each person of the cast gets. */
enum SpidAttribute {
    SPID_CODE(
            "spidCode",
            "Codice identificativo SPID",
            (person, issuer) -> issuer + Scrambled.of(issuer, person).alphanumerics(10)),
    NAME("name", "Nome", (person, issuer) -> person.givenName()),
    FAMILY_NAME("familyName", "Cognome", (person, issuer) -> person.familyName()),
    PLACE_OF_BIRTH(
            "placeOfBirth",
            "Luogo di nascita",
            (person, issuer) -> person.code().placeOfBirth()),
    COUNTY_OF_BIRTH(
            "countyOfBirth",
            "Provincia di nascita",
            (person, issuer) -> Place.provinceOfBirth(person.code().placeOfBirth())),
    DATE_OF_BIRTH(
            "dateOfBirth",
            "Data di nascita",
            "xs:date",
            (person, issuer) -> person.code().dateOfBirth().toString()),
    GENDER("gender", "Sesso", (person, issuer) -> person.code().gender()),
    FISCAL_NUMBER("fiscalNumber", "Codice fiscale", (person, issuer) -> "TINIT-" + person.fiscalCode()),
    ID_CARD(
            "idCard",
            "Documento d'identità",
            (person, issuer) -> "cartaIdentita "
                    + Scrambled.of("idCard", person).alphanumerics(9)
                    + " ministeroInterno 2024-03-01 2034-03-01"),
    // No Italian network has the prefix 000.
    MOBILE_PHONE(
            "mobilePhone",
            "Numero di telefono mobile",
            (person, issuer) -> "+39000" + Scrambled.of("mobilePhone", person).digits(7)),
    EMAIL("email", "Indirizzo di posta elettronica", (person, issuer) -> person.userName() + "@example.org"),
    DIGITAL_ADDRESS("digitalAddress", "Domicilio digitale", (person, issuer) -> person.userName() + "@pec.example.org"),
    DOMICILE_STREET_ADDRESS("domicileStreetAddress", "Indirizzo del domicilio", (person, issuer) -> street(person)),
    DOMICILE_POSTAL_CODE(
            "domicilePostalCode",
            "CAP del domicilio",
            (person, issuer) -> residence(person).postalCode()),
    DOMICILE_MUNICIPALITY(
            "domicileMunicipality",
            "Comune del domicilio",
            (person, issuer) -> residence(person).municipality()),
    DOMICILE_PROVINCE(
            "domicileProvince",
            "Provincia del domicilio",
            (person, issuer) -> residence(person).province()),
    DOMICILE_NATION("domicileNation", "Stato del domicilio", (person, issuer) -> "IT"),
    ADDRESS(
            "address",
            "Domicilio",
            (person, issuer) -> String.join(
                    " ",
                    street(person),
                    residence(person).postalCode(),
                    residence(person).municipality(),
                    residence(person).province())),
    EXPIRATION_DATE(
            "expirationDate",
            "Scadenza dell'identità",
            "xs:date",
            (person, issuer) -> LocalDate.of(2040, 1, 1)
                    .plusDays(Integer.parseInt(
                            Scrambled.of("expirationDate", person).digits(2)))
                    .toString());

    private final String samlName;
    private final String label;
    private final String type;
    private final Rule rule;

    SpidAttribute(String samlName, String label, Rule rule) {
        this(samlName, label, "xs:string", rule);
    }

    SpidAttribute(String samlName, String label, String type, Rule rule) {
        this.samlName = samlName;
        this.label = label;
        this.type = type;
        this.rule = rule;
    }

    static Optional<SpidAttribute> named(String samlName) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.samlName.equals(samlName))
                .findFirst();
    }

    /** Those of {@code names} that a natural person has, in the order asked. */
    static List<SpidAttribute> among(List<String> names) {
        return names.stream().flatMap(name -> named(name).stream()).toList();
    }

    String samlName() {
        return samlName;
    }

    /** What people read, in Italian. */
    String label() {
        return label;
    }

    String type() {
        return type;
    }

    /** @param issuerCode the four letters that AgID gave the identity provider */
    String valueFor(Person person, String issuerCode) {
        return rule.value(person, issuerCode);
    }

    private static Place residence(Person person) {
        return Place.ofResidence(person.code().placeOfBirth());
    }

    private static String street(Person person) {
        return "Via di Prova "
                + (1 + Integer.parseInt(Scrambled.of("street", person).digits(2)));
    }

    /** How a value comes from a person and the code of the identity provider that vouches for them. */
    @FunctionalInterface
    private interface Rule {
        String value(Person person, String issuerCode);
    }
}
