package it.varco.testcards;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is in a card's certificate. Immutable: each method gives a recipe that differs in one thing, so that a fixture differs from a
 * good card in what it is about and in nothing else.
 *
 * @param issuer who signs it
 * @param subject the shape of its subject
 * @param policies the certificate policies; none: no such extension
 * @param uses the key usage, in a critical extension; none: no such extension
 * @param purposes the extended key usage
 * @param type what its basic constraints say
 * @param validity when it is valid
 * @param key its key
 * @param standing whether it is revoked
 * @param pointers where that can be asked
 */
public record Recipe(
        Ca issuer,
        SubjectShape subject,
        List<String> policies,
        Set<KeyUse> uses,
        Purposes purposes,
        Type type,
        Validity validity,
        KeyKind key,
        Standing standing,
        Pointers pointers) {
    /** Certificate policy of CNS. */
    public static final String CNS_POLICY = "1.3.76.16.2.1";

    /** Certificate policy of the sign-in certificate of CIE. */
    public static final String CIE_POLICY = "1.3.76.47.4";

    /** A certificate policy of Lombardy's card that counts as that of CNS. */
    public static final String CRS_POLICY = "1.3.159.6.1.3.2.10";

    /** A certificate policy of nobody. */
    public static final String UNKNOWN_POLICY = "1.3.76.99.1";

    /** Whether a certificate is an authority's. */
    public enum Type {
        /** It is not. */
        END_ENTITY,
        /** It says that it is. */
        AUTHORITY
    }

    /** Copies what it gets. */
    public Recipe {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
        policies = List.copyOf(policies);
        uses = Set.copyOf(uses);
        Objects.requireNonNull(purposes, "purposes");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(validity, "validity");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(pointers, "pointers");
    }

    /** A good CNS. */
    public static Recipe cns() {
        return new Recipe(
                Ca.CNS,
                SubjectShape.CNS,
                List.of(CNS_POLICY),
                EnumSet.of(KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_ENCIPHERMENT),
                Purposes.of(Purposes.CLIENT_AUTH, Purposes.SMART_CARD_LOGON, Purposes.EMAIL_PROTECTION),
                Type.END_ENTITY,
                Validity.IN_FORCE,
                KeyKind.RSA_2048,
                Standing.GOOD,
                Pointers.OCSP_AND_LIST);
    }

    /** A good CIE. */
    public static Recipe cie() {
        return cns().withIssuer(Ca.CIE)
                .withSubject(SubjectShape.CIE)
                .withPolicies(CIE_POLICY)
                .withUses(KeyUse.DIGITAL_SIGNATURE)
                .withPurposes(Purposes.of(Purposes.CLIENT_AUTH))
                .withPointers(Pointers.LIST_ONLY);
    }

    /** The same, signed by this one. */
    public Recipe withIssuer(Ca value) {
        return new Recipe(value, subject, policies, uses, purposes, type, validity, key, standing, pointers);
    }

    /** The same with a subject of this shape. */
    public Recipe withSubject(SubjectShape value) {
        return new Recipe(issuer, value, policies, uses, purposes, type, validity, key, standing, pointers);
    }

    /** The same with these certificate policies. */
    public Recipe withPolicies(String... values) {
        List<String> value = List.of(values);
        return new Recipe(issuer, subject, value, uses, purposes, type, validity, key, standing, pointers);
    }

    /** The same with this key usage. */
    public Recipe withUses(KeyUse... values) {
        Set<KeyUse> value = Set.of(values);
        return new Recipe(issuer, subject, policies, value, purposes, type, validity, key, standing, pointers);
    }

    /** The same with this extended key usage. */
    public Recipe withPurposes(Purposes value) {
        return new Recipe(issuer, subject, policies, uses, value, type, validity, key, standing, pointers);
    }

    /** The same with these basic constraints. */
    public Recipe withType(Type value) {
        return new Recipe(issuer, subject, policies, uses, purposes, value, validity, key, standing, pointers);
    }

    /** The same, valid at another time. */
    public Recipe withValidity(Validity value) {
        return new Recipe(issuer, subject, policies, uses, purposes, type, value, key, standing, pointers);
    }

    /** The same with another key. */
    public Recipe withKey(KeyKind value) {
        return new Recipe(issuer, subject, policies, uses, purposes, type, validity, value, standing, pointers);
    }

    /** The same, of which the authority says something else. */
    public Recipe withStanding(Standing value) {
        return new Recipe(issuer, subject, policies, uses, purposes, type, validity, key, value, pointers);
    }

    /** The same with other addresses for revocation. */
    public Recipe withPointers(Pointers value) {
        return new Recipe(issuer, subject, policies, uses, purposes, type, validity, key, standing, value);
    }
}
