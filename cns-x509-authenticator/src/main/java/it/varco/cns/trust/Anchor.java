package it.varco.cns.trust;

import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** The certificate of an authority that is believed, be it signed by itself or by somebody else. */
record Anchor(X509Certificate certificate) {

    private static final int KEY_CERT_SIGN = 5;

    /** Whether that certificate is an authority's: basic constraints say so, and its key may sign certificates. */
    static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }

    boolean isWithinValidity(Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Whether so many authorities may stand between this one and a card. */
    boolean allowsBetween(int authorities) {
        return certificate.getBasicConstraints() >= authorities;
    }

    TrustAnchor pkix() {
        return new TrustAnchor(certificate, null);
    }
}
