package it.varco.testcards;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Puts certificates together and signs them, with SHA-256. */
final class CertificateMaker {

    private CertificateMaker() {}

    /** What is to be certified: whose name, whose key, under which number, for how long. */
    record Request(X500Name subject, PublicKey key, BigInteger serial, Span validity, List<Extension> extensions) {}

    static X509Certificate sign(Request request, X500Name issuer, PrivateKey issuerKey) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    request.serial(),
                    request.validity().notBefore(),
                    request.validity().notAfter(),
                    request.subject(),
                    request.key());
            for (Extension extension : request.extensions()) {
                builder.addExtension(extension);
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuerKey)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No certificate could be made", e);
        }
    }

    static X509Certificate sign(Request request, Authority issuer) {
        return sign(request, nameOf(issuer.certificate()), issuer.privateKey());
    }

    static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(
                            "SHA256with" + (key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA"))
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("A key that cannot sign", e);
        }
    }

    static X500Name nameOf(X509Certificate certificate) {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    static Extension ordinary(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        return extension(oid, Purposes.Weight.ORDINARY, value);
    }

    static Extension critical(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        return extension(oid, Purposes.Weight.CRITICAL, value);
    }

    static Extension extension(ASN1ObjectIdentifier oid, Purposes.Weight weight, ASN1Encodable value) {
        try {
            return Extension.create(oid, weight == Purposes.Weight.CRITICAL, value);
        } catch (IOException e) {
            throw new IllegalStateException("An extension without DER form", e);
        }
    }

    static Extension subjectKeyIdentifier(PublicKey key) {
        try {
            return ordinary(
                    Extension.subjectKeyIdentifier, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without SHA-1", e);
        }
    }

    static Extension authorityKeyIdentifier(X509Certificate issuer) {
        try {
            return ordinary(
                    Extension.authorityKeyIdentifier,
                    new AuthorityKeyIdentifier(
                            SubjectKeyIdentifier.fromExtensions(new JcaX509CertificateHolder(issuer).getExtensions())
                                    .getKeyIdentifier()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate without DER form", e);
        }
    }
}
