package it.varco.testcards;

import java.util.Collection;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What a key may be used for (RFC 5280 §4.2.1.3). */
public enum KeyUse {
    /** Signing in. */
    DIGITAL_SIGNATURE(KeyUsage.digitalSignature),
    /** Signing documents: the other key of the card. */
    NON_REPUDIATION(KeyUsage.nonRepudiation),
    /** Receiving keys; common on cards. */
    KEY_ENCIPHERMENT(KeyUsage.keyEncipherment),
    /** Issuing certificates. */
    CERTIFICATE_SIGN(KeyUsage.keyCertSign),
    /** Issuing revocation lists. */
    LIST_SIGN(KeyUsage.cRLSign);

    private final int bit;

    KeyUse(int bit) {
        this.bit = bit;
    }

    static KeyUsage together(Collection<KeyUse> uses) {
        return new KeyUsage(uses.stream().mapToInt(use -> use.bit).reduce(0, (a, b) -> a | b));
    }
}
