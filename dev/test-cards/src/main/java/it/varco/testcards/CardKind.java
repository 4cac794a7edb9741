package it.varco.testcards;

import java.util.Locale;

/** Every card that has a name: two good ones, and for each thing that can be wrong or odd one that differs in that alone. */
public enum CardKind {
    /** A good CNS. */
    CNS_OK(CardProfile.cns()),
    /** A good CIE. */
    CIE_OK(CardProfile.cie()),
    /** A CIE from the authority whose name is too long. */
    CIE_LONG_ISSUER(CardProfile.cie().withIssuer(Ca.CIE_LONG_NAME)),
    /** A CIE with no extended key usage. */
    CIE_NOEKU(CardProfile.cie().withPurposes(Purposes.of())),
    /** Revoked. */
    CNS_REVOKED(CardProfile.cns().withStanding(Standing.REVOKED)),
    /** Suspended. */
    CNS_HOLD(CardProfile.cns().withStanding(Standing.ON_HOLD)),
    /** A revoked CIE. */
    CIE_REVOKED(CardProfile.cie().withStanding(Standing.REVOKED)),
    /** Expired. */
    CNS_EXPIRED(CardProfile.cns().withValidity(Validity.EXPIRED)),
    /** An expired CIE. */
    CIE_EXPIRED(CardProfile.cie().withValidity(Validity.EXPIRED)),
    /** Not valid yet. */
    CNS_NOTYET(CardProfile.cns().withValidity(Validity.NOT_YET)),
    /** A policy that is not that of CNS. */
    CNS_BADPOLICY(CardProfile.cns().withPolicies(CardProfile.UNKNOWN_POLICY)),
    /** No policy. */
    CNS_NOPOLICY(CardProfile.cns().withPolicies()),
    /** Lombardy's policy. */
    CNS_CRS(CardProfile.cns().withPolicies(CardProfile.CRS_POLICY)),
    /** CNS policy and an unknown one. */
    CNS_TWOPOLICIES(CardProfile.cns().withPolicies(CardProfile.UNKNOWN_POLICY, CardProfile.CNS_POLICY)),
    /** CNS and CIE policy at once. */
    CNS_BOTHPOLICIES(CardProfile.cns().withPolicies(CardProfile.CNS_POLICY, CardProfile.CIE_POLICY)),
    /** Policy of CIE from the authority of CNS. */
    CIE_FROM_CNS(CardProfile.cie().withIssuer(Ca.CNS)),
    /** Policy of CNS from the authority of CIE. */
    CNS_FROM_CIE(CardProfile.cns().withIssuer(Ca.CIE)),
    /** Extended key usage without signing in. */
    CNS_BADEKU(CardProfile.cns().withPurposes(Purposes.of(Purposes.EMAIL_PROTECTION))),
    /** Extended key usage without signing in, and critical. */
    CNS_BADEKU_CRITICAL(CardProfile.cns().withPurposes(Purposes.critical(Purposes.EMAIL_PROTECTION))),
    /** Extended key usage for anything. */
    CNS_ANYEKU(CardProfile.cns().withPurposes(Purposes.of(Purposes.ANY))),
    /** No extended key usage. */
    CNS_NOEKU(CardProfile.cns().withPurposes(Purposes.of())),
    /** The card's other certificate, for signing documents. */
    CNS_NR(CardProfile.cns().withUses(KeyUse.NON_REPUDIATION)),
    /** Signing in and signing documents. */
    CNS_BOTH(CardProfile.cns().withUses(KeyUse.DIGITAL_SIGNATURE, KeyUse.NON_REPUDIATION)),
    /** Key usage without signing in. */
    CNS_ENCIPHER_ONLY(CardProfile.cns().withUses(KeyUse.KEY_ENCIPHERMENT)),
    /** No key usage. */
    CNS_NOKU(CardProfile.cns().withUses()),
    /** A fiscal code whose check letter is wrong. */
    CNS_FORGEDCF(CardProfile.cns().withSubject(Subject.FORGED_CODE)),
    /** A code of eleven digits. */
    CNS_NUMERIC(CardProfile.cns().withSubject(Subject.NUMERIC_CODE)),
    /** The code of the holder's omocodia. */
    CNS_OMOCODIA(CardProfile.cns().withSubject(Subject.OMOCODIA)),
    /** Two common names. */
    CNS_TWOCN(CardProfile.cns().withSubject(Subject.TWO_COMMON_NAMES)),
    /** Two common names in one set. */
    CNS_TWOCN_ONE_SET(CardProfile.cns().withSubject(Subject.TWO_COMMON_NAMES_IN_ONE_SET)),
    /** No common name. */
    CNS_NOCN(CardProfile.cns().withSubject(Subject.NO_COMMON_NAME)),
    /** Common name and surname in one set. */
    CNS_MULTIVALUED(CardProfile.cns().withSubject(Subject.MULTI_VALUED)),
    /** A common name without a slash. */
    CNS_NOSLASH(CardProfile.cns().withSubject(Subject.NO_SLASH)),
    /** A slash in the hash. */
    CNS_HASHSLASH(CardProfile.cns().withSubject(Subject.SLASH_IN_HASH)),
    /** A slash in front. */
    CNS_SLASHFIRST(CardProfile.cns().withSubject(Subject.SLASH_FIRST)),
    /** Common name as BMPString. */
    CNS_BMP(CardProfile.cns().withSubject(Subject.BMP_STRING)),
    /** Common name as UTF8String. */
    CNS_UTF8(CardProfile.cns().withSubject(Subject.UTF8_STRING)),
    /** Common name as TeletexString. */
    CNS_TELETEX(CardProfile.cns().withSubject(Subject.TELETEX_STRING)),
    /** Fiscal code in the serial number alone. */
    CNS_CF_ELSEWHERE(CardProfile.cns().withSubject(Subject.CODE_IN_SERIAL_NUMBER)),
    /** Somebody else's fiscal code in the serial number. */
    CNS_CF_CONTRADICTED(CardProfile.cns().withSubject(Subject.OTHER_CODE_IN_SERIAL_NUMBER)),
    /** Somebody else's common name as text of another attribute. */
    CNS_CN_INJECTED(CardProfile.cns().withSubject(Subject.COMMON_NAME_IN_UNIT)),
    /** Fiscal code in lower case. */
    CNS_LOWERCASE(CardProfile.cns().withSubject(Subject.LOWER_CASE)),
    /** Blanks after the common name. */
    CNS_SPACES(CardProfile.cns().withSubject(Subject.TRAILING_SPACES)),
    /** From somebody's own authority. */
    ROGUE_CNS(CardProfile.cns().withIssuer(Ca.ROGUE)),
    /** From an authority with the true one's name and another key. */
    CLONE_CNS(CardProfile.cns().withIssuer(Ca.CNS_CLONE)),
    /** Says that it is an authority. */
    CNS_CA(CardProfile.cns().withType(CardProfile.Type.AUTHORITY)),
    /** An RSA key of 1024 bits. */
    RSA1024(CardProfile.cns().withKey(KeyKind.RSA_1024)),
    /** A key on a curve. */
    EC(CardProfile.cns().withKey(KeyKind.EC_P256).withUses(KeyUse.DIGITAL_SIGNATURE)),
    /** Its list is to be had by LDAP alone. */
    CNS_LDAP_ONLY(CardProfile.cns().withPointers(Pointers.LDAP_ONLY)),
    /** Says nowhere how to ask for revocation. */
    CNS_NO_POINTERS(CardProfile.cns().withPointers(Pointers.NONE));

    private final CardProfile profile;

    CardKind(CardProfile profile) {
        this.profile = profile;
    }

    /** What is in its certificate. */
    public CardProfile profile() {
        return profile;
    }

    /** What it is called in file names: {@code cns_ok}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
