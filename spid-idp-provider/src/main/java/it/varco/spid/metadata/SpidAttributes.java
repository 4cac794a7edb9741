package it.varco.spid.metadata;

import java.util.List;

/** The attributes that a person's identity can have. Source: SPID technical rules, table of attributes. */
public final class SpidAttributes {

    /** By which people are known. */
    public static final String FISCAL_NUMBER = "fiscalNumber";

    /** All names. */
    public static final List<String> NAMES = List.of(
            FISCAL_NUMBER,
            "name",
            "familyName",
            "email",
            "mobilePhone",
            "dateOfBirth",
            "placeOfBirth",
            "countyOfBirth",
            "gender",
            "spidCode",
            "idCard",
            "address",
            "domicileStreetAddress",
            "domicilePostalCode",
            "domicileMunicipality",
            "domicileProvince",
            "domicileNation",
            "expirationDate",
            "digitalAddress",
            "companyName",
            "registeredOffice",
            "companyFiscalNumber",
            "ivaCode");

    private SpidAttributes() {}
}
