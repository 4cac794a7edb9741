package it.varco.cns.profile;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How strong keys and signatures of cards, and of the authorities that a card brings along, must be. */
public enum KeyStrength {
    /** RSA from 2048 bits, EC from P-256, certificates signed with SHA-2. */
    CURRENT(2048, Set.of()),
    /** As the first CNS cards (version 1.0) were: RSA from 1024 bits, SHA-1. For bodies that still meet them. */
    FIRST_CARDS(1024, Set.of("1.2.840.113549.1.1.5"));

    private static final int SMALLEST_FIELD_BITS = 256;

    /** RSA by PKCS#1 version 1.5, and ECDSA. RSA-PSS says its digest elsewhere, and no authority of the list uses it. */
    private static final Set<String> SHA2_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");

    private final int smallestRsaBits;
    private final Set<String> olderSignatures;

    KeyStrength(int smallestRsaBits, Set<String> olderSignatures) {
        this.smallestRsaBits = smallestRsaBits;
        this.olderSignatures = olderSignatures;
    }

    /** The name in the server's options. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The strength of that name. */
    public static Optional<KeyStrength> named(String slug) {
        return Arrays.stream(values())
                .filter(strength -> strength.slug().equals(slug))
                .findFirst();
    }

    /** Whether the key is of a kind that is accepted, and long enough. */
    public boolean suffices(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= smallestRsaBits;
        }
        return key instanceof ECPublicKey elliptic
                && elliptic.getParams().getCurve().getField().getFieldSize() >= SMALLEST_FIELD_BITS;
    }

    /**
     * Whether certificates may be signed in that way.
     *
     * @param signatureAlgorithm the object identifier, as {@code X509Certificate.getSigAlgOID} gives it
     */
    public boolean allowsSignature(String signatureAlgorithm) {
        return SHA2_SIGNATURES.contains(signatureAlgorithm) || olderSignatures.contains(signatureAlgorithm);
    }
}
