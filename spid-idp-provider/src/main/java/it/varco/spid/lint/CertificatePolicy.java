package it.varco.spid.lint;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** Under which policies a certificate was issued. */
final class CertificatePolicy {

    private CertificatePolicy() {}

    static Set<String> of(X509Certificate certificate) {
        try {
            Extension extension = new JcaX509CertificateHolder(certificate).getExtension(Extension.certificatePolicies);
            return extension == null
                    ? Set.of()
                    : Arrays.stream(CertificatePolicies.getInstance(extension.getParsedValue())
                                    .getPolicyInformation())
                            .map(PolicyInformation::getPolicyIdentifier)
                            .map(ASN1ObjectIdentifier::getId)
                            .collect(Collectors.toSet());
        } catch (CertificateEncodingException | IllegalArgumentException unreadable) {
            return Set.of();
        }
    }
}
