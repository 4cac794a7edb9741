package it.varco.cns.profile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate with the extensions that the rules ask about, read once.
 *
 * @param certificate as the JDK reads it
 * @param subject the attributes of the subject
 * @param authority whether it may issue certificates
 * @param policies the object identifiers of its policies
 * @param usages what the key may do; empty where the certificate does not say
 * @param purposes what for; empty where the certificate does not say
 */
record CardUnderCheck(
        X509Certificate certificate,
        Subject subject,
        boolean authority,
        Set<String> policies,
        Optional<KeyUsage> usages,
        Optional<Set<String>> purposes) {

    /** @throws CertificateException where it is no certificate, or an extension is there twice or unreadable */
    static CardUnderCheck of(X509Certificate presented) throws CertificateException {
        byte[] encoded = presented.getEncoded();
        try {
            X509CertificateHolder holder = new X509CertificateHolder(encoded);
            Optional<Extensions> extensions = Optional.ofNullable(holder.getExtensions());
            return new CardUnderCheck(
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded)),
                    new Subject(holder.getSubject()),
                    extensions
                            .map(BasicConstraints::fromExtensions)
                            .map(BasicConstraints::isCA)
                            .orElse(false),
                    extensions
                            .map(CertificatePolicies::fromExtensions)
                            .map(CertificatePolicies::getPolicyInformation)
                            .map(List::of)
                            .orElse(List.of())
                            .stream()
                            .map(policy -> policy.getPolicyIdentifier().getId())
                            .collect(Collectors.toUnmodifiableSet()),
                    extensions.map(KeyUsage::fromExtensions),
                    extensions
                            .map(ExtendedKeyUsage::fromExtensions)
                            .map(ExtendedKeyUsage::getUsages)
                            .map(CardUnderCheck::identifiers));
        } catch (IOException | RuntimeException unreadable) {
            // Bouncy Castle throws what it likes at what it cannot read; the bytes are a stranger's.
            throw new CertificateException("it cannot be read");
        }
    }

    private static Set<String> identifiers(KeyPurposeId[] purposes) {
        return Arrays.stream(purposes).map(KeyPurposeId::getId).collect(Collectors.toUnmodifiableSet());
    }

    boolean may(int usage) {
        return usages.map(allowed -> allowed.hasUsages(usage)).orElse(false);
    }

    boolean isNotYetValid(Instant at) {
        return at.isBefore(certificate.getNotBefore().toInstant());
    }

    boolean isExpired(Instant at) {
        return at.isAfter(certificate.getNotAfter().toInstant());
    }
}
