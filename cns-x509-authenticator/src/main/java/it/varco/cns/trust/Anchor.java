package it.varco.cns.trust;

import it.varco.policy.signin.SignInMethod;
import java.security.cert.CertificateEncodingException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * An authority that is believed.
 *
 * @param certificate its certificate, be it signed by itself or by somebody else
 * @param issues the one kind of card that it may issue
 */
record Anchor(X509Certificate certificate, SignInMethod issues) {

    /** What the Ministry's authorities, root and below, carry in their own certificates. */
    private static final Set<String> CIE_AUTHORITY_POLICIES = Set.of("1.3.76.47.1", "1.3.76.47.2");

    private static final int KEY_CERT_SIGN = 5;

    /** An authority that issues what its own certificate says: CIE where it is one of the Ministry's, CNS elsewhere. */
    static Anchor of(X509Certificate certificate) {
        return new Anchor(
                certificate,
                policies(certificate).anyMatch(CIE_AUTHORITY_POLICIES::contains)
                        ? SignInMethod.CIE_CARD
                        : SignInMethod.CNS);
    }

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

    /** Of policies that cannot be read there are none: such an authority issues no CIE. */
    private static Stream<String> policies(X509Certificate certificate) {
        try {
            CertificatePolicies named =
                    CertificatePolicies.fromExtensions(new JcaX509CertificateHolder(certificate).getExtensions());
            return named == null
                    ? Stream.empty()
                    : Arrays.stream(named.getPolicyInformation())
                            .map(PolicyInformation::getPolicyIdentifier)
                            .map(ASN1ObjectIdentifier::getId);
        } catch (CertificateEncodingException | IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }
}
