package it.varco.cns.revocation;

import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A list whose signature holds.
 *
 * @param issuer who made it
 * @param issuerKey the key that signed it
 * @param thisUpdate when it was made
 * @param nextUpdate until when it counts
 * @param names by which names it says it is the one; empty where it says none
 * @param holders whose certificates it is about
 * @param serials what it revokes
 */
record RevocationList(
        X500Name issuer,
        PublicKey issuerKey,
        Instant thisUpdate,
        Instant nextUpdate,
        Set<GeneralName> names,
        Holders holders,
        RevokedSerials serials) {

    /** Whose certificates a list is about. */
    enum Holders {
        EVERYBODY,
        PEOPLE,
        AUTHORITIES
    }

    boolean hasBegun(Instant now, Duration skew) {
        return !thisUpdate.isAfter(now.plus(skew));
    }

    boolean isCurrent(Instant now, Duration skew) {
        return hasBegun(now, skew) && !nextUpdate.plus(skew).isBefore(now);
    }

    boolean isAbout(boolean authority) {
        return holders == Holders.EVERYBODY || holders == (authority ? Holders.AUTHORITIES : Holders.PEOPLE);
    }

    Status status(BigInteger serial) {
        return serials.status(serial);
    }
}
