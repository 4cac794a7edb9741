package it.varco.spid.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.DisplayText;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.UserNotice;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The self-signed certificate of a public service provider. Source: AgID notice 29 version 3, and what AgID's tools check
 * beside it (policies 1.3.76.16.6 and 1.3.76.16.4.2.1, key usage, basic constraints).
 */
public final class PublicBodyCertificate {

    private static final ASN1ObjectIdentifier URI = new ASN1ObjectIdentifier("2.5.4.83");
    private static final ASN1ObjectIdentifier AGID_CERTIFICATE = new ASN1ObjectIdentifier("1.3.76.16.6");
    private static final ASN1ObjectIdentifier PUBLIC_SERVICE_PROVIDER = new ASN1ObjectIdentifier("1.3.76.16.4.2.1");
    private static final ASN1ObjectIdentifier USER_NOTICE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.2.2");
    private static final int SERIAL_BITS = 120;

    private PublicBodyCertificate() {}

    /**
     * Makes the certificate.
     *
     * @param keys RSA, 2048 bits at least
     * @param from the first instant of validity
     * @param years how long it is valid
     * @throws IllegalStateException where the key cannot sign
     */
    public static X509Certificate selfSigned(KeyPair keys, CertificateSubject subject, Instant from, int years) {
        X500Name name = name(subject);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                Date.from(from),
                Date.from(from.atZone(ZoneOffset.UTC).plusYears(years).toInstant()),
                name,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
        try {
            builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(Extension.certificatePolicies, false, policies());
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(builder.build(signer).getEncoded()));
        } catch (IOException | OperatorCreationException | CertificateException unusable) {
            throw new IllegalStateException("the key cannot sign its own certificate", unusable);
        }
    }

    private static X500Name name(CertificateSubject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "IT")
                .addRDN(BCStyle.L, subject.locality())
                .addRDN(BCStyle.O, subject.organizationName())
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "PA:IT-" + subject.ipaCode())
                .addRDN(URI, subject.entityId())
                .addRDN(BCStyle.CN, subject.displayName())
                .build();
    }

    private static DERSequence policies() {
        ASN1EncodableVector policies = new ASN1EncodableVector();
        policies.add(policy(AGID_CERTIFICATE, "agIDcert"));
        policies.add(policy(PUBLIC_SERVICE_PROVIDER, "cert_SP_Pub"));
        return new DERSequence(policies);
    }

    private static PolicyInformation policy(ASN1ObjectIdentifier identifier, String notice) {
        UserNotice userNotice = new UserNotice(null, new DisplayText(DisplayText.CONTENT_TYPE_UTF8STRING, notice));
        return new PolicyInformation(identifier, new DERSequence(new PolicyQualifierInfo(USER_NOTICE, userNotice)));
    }
}
