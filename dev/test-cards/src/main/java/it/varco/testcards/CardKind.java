package it.varco.testcards;

import java.util.Locale;

/** Every card that has a name: two good ones, and for each thing that can be wrong or odd one that differs in that alone. */
public enum CardKind {
    /** A good CNS. */
    CNS_OK(Recipe.cns()),
    /** A good CIE. */
    CIE_OK(Recipe.cie()),
    /** A CIE from the authority whose name is too long. */
    CIE_LONG_ISSUER(Recipe.cie().withIssuer(Ca.CIE_LONG_NAME)),
    /** A CIE with no extended key usage. */
    CIE_NOEKU(Recipe.cie().withPurposes(Purposes.of())),
    /** Revoked. */
    CNS_REVOKED(Recipe.cns().withStanding(Standing.REVOKED)),
    /** Suspended. */
    CNS_HOLD(Recipe.cns().withStanding(Standing.ON_HOLD)),
    /** A revoked CIE. */
    CIE_REVOKED(Recipe.cie().withStanding(Standing.REVOKED).withPointers(Pointers.LIST_OF_ITS_OWN)),
    /** Expired. */
    CNS_EXPIRED(Recipe.cns().withValidity(Validity.EXPIRED)),
    /** An expired CIE. */
    CIE_EXPIRED(Recipe.cie().withValidity(Validity.EXPIRED)),
    /** Not valid yet. */
    CNS_NOTYET(Recipe.cns().withValidity(Validity.NOT_YET)),
    /** A policy that is not that of CNS. */
    CNS_BADPOLICY(Recipe.cns().withPolicies(Recipe.UNKNOWN_POLICY)),
    /** No policy. */
    CNS_NOPOLICY(Recipe.cns().withPolicies()),
    /** Lombardy's policy. */
    CNS_CRS(Recipe.cns().withPolicies(Recipe.CRS_POLICY)),
    /** CNS policy and an unknown one. */
    CNS_TWOPOLICIES(Recipe.cns().withPolicies(Recipe.UNKNOWN_POLICY, Recipe.CNS_POLICY)),
    /** CNS and CIE policy at once. */
    CNS_BOTHPOLICIES(Recipe.cns().withPolicies(Recipe.CNS_POLICY, Recipe.CIE_POLICY)),
    /** Policy of CIE from the authority of CNS. */
    CIE_FROM_CNS(Recipe.cie().withIssuer(Ca.CNS)),
    /** Policy of CNS from the authority of CIE. */
    CNS_FROM_CIE(Recipe.cns().withIssuer(Ca.CIE)),
    /** Extended key usage without signing in. */
    CNS_BADEKU(Recipe.cns().withPurposes(Purposes.of(Purposes.EMAIL_PROTECTION))),
    /** Extended key usage without signing in, and critical. */
    CNS_BADEKU_CRITICAL(Recipe.cns().withPurposes(Purposes.critical(Purposes.EMAIL_PROTECTION))),
    /** Extended key usage for anything. */
    CNS_ANYEKU(Recipe.cns().withPurposes(Purposes.of(Purposes.ANY))),
    /** No extended key usage. */
    CNS_NOEKU(Recipe.cns().withPurposes(Purposes.of())),
    /** The card's other certificate, for signing documents. */
    CNS_NR(Recipe.cns().withUses(KeyUse.NON_REPUDIATION)),
    /** Signing in and signing documents. */
    CNS_BOTH(Recipe.cns().withUses(KeyUse.DIGITAL_SIGNATURE, KeyUse.NON_REPUDIATION)),
    /** Key usage without signing in. */
    CNS_ENCIPHER_ONLY(Recipe.cns().withUses(KeyUse.KEY_ENCIPHERMENT)),
    /** No key usage. */
    CNS_NOKU(Recipe.cns().withUses()),
    /** A fiscal code whose check letter is wrong. */
    CNS_FORGEDCF(Recipe.cns().withSubject(SubjectShape.FORGED_CODE)),
    /** A code of eleven digits. */
    CNS_NUMERIC(Recipe.cns().withSubject(SubjectShape.NUMERIC_CODE)),
    /** The code of the holder's omocodia. */
    CNS_OMOCODIA(Recipe.cns().withSubject(SubjectShape.OMOCODIA)),
    /** Two common names. */
    CNS_TWOCN(Recipe.cns().withSubject(SubjectShape.TWO_COMMON_NAMES)),
    /** Two common names in one set. */
    CNS_TWOCN_ONE_SET(Recipe.cns().withSubject(SubjectShape.TWO_COMMON_NAMES_IN_ONE_SET)),
    /** No common name. */
    CNS_NOCN(Recipe.cns().withSubject(SubjectShape.NO_COMMON_NAME)),
    /** Common name and surname in one set. */
    CNS_MULTIVALUED(Recipe.cns().withSubject(SubjectShape.MULTI_VALUED)),
    /** A common name without a slash. */
    CNS_NOSLASH(Recipe.cns().withSubject(SubjectShape.NO_SLASH)),
    /** A slash in the hash. */
    CNS_HASHSLASH(Recipe.cns().withSubject(SubjectShape.SLASH_IN_HASH)),
    /** A slash in front. */
    CNS_SLASHFIRST(Recipe.cns().withSubject(SubjectShape.SLASH_FIRST)),
    /** Common name as BMPString. */
    CNS_BMP(Recipe.cns().withSubject(SubjectShape.BMP_STRING)),
    /** Common name as UTF8String. */
    CNS_UTF8(Recipe.cns().withSubject(SubjectShape.UTF8_STRING)),
    /** Common name as TeletexString. */
    CNS_TELETEX(Recipe.cns().withSubject(SubjectShape.TELETEX_STRING)),
    /** Fiscal code in the serial number alone. */
    CNS_CF_ELSEWHERE(Recipe.cns().withSubject(SubjectShape.CODE_IN_SERIAL_NUMBER)),
    /** Somebody else's fiscal code in the serial number. */
    CNS_CF_CONTRADICTED(Recipe.cns().withSubject(SubjectShape.OTHER_CODE_IN_SERIAL_NUMBER)),
    /** Somebody else's common name as text of another attribute. */
    CNS_CN_INJECTED(Recipe.cns().withSubject(SubjectShape.COMMON_NAME_IN_UNIT)),
    /** The subject's attributes in the opposite order. */
    CNS_REVERSED(Recipe.cns().withSubject(SubjectShape.REVERSED)),
    /** A fiscal code that looks like the holder's and is written with another alphabet's character. */
    CNS_LOOKALIKE(Recipe.cns().withSubject(SubjectShape.LOOK_ALIKE)),
    /** The holder's e-mail address, in the subject and among the other names. */
    CNS_EMAIL(Recipe.cns().withSubject(SubjectShape.E_MAIL)),
    /** Fiscal code in lower case. */
    CNS_LOWERCASE(Recipe.cns().withSubject(SubjectShape.LOWER_CASE)),
    /** Blanks after the common name. */
    CNS_SPACES(Recipe.cns().withSubject(SubjectShape.TRAILING_SPACES)),
    /** From somebody's own authority. */
    ROGUE_CNS(Recipe.cns().withIssuer(Ca.ROGUE)),
    /** From an authority with the true one's name and another key. */
    CLONE_CNS(Recipe.cns().withIssuer(Ca.CNS_CLONE)),
    /** Says that it is an authority. */
    CNS_CA(Recipe.cns().withType(Recipe.Type.AUTHORITY)),
    /** An RSA key of 1024 bits. */
    RSA1024(Recipe.cns().withKey(KeyKind.RSA_1024)),
    /** A key on a curve. */
    EC(Recipe.cns().withKey(KeyKind.EC_P256).withUses(KeyUse.DIGITAL_SIGNATURE)),
    /** Its list is to be had by LDAP alone. */
    CNS_LDAP_ONLY(Recipe.cns().withPointers(Pointers.LDAP_ONLY)),
    /** OCSP, and a list that is to be had by LDAP alone. */
    CNS_OCSP_AND_LDAP(Recipe.cns().withPointers(Pointers.OCSP_AND_LDAP)),
    /** Says nowhere how to ask for revocation. */
    CNS_NO_POINTERS(Recipe.cns().withPointers(Pointers.NONE));

    private final Recipe recipe;

    CardKind(Recipe recipe) {
        this.recipe = recipe;
    }

    /** What is in its certificate. */
    public Recipe recipe() {
        return recipe;
    }

    /** What it is called in file names: {@code cns_ok}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
