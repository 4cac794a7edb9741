package it.varco.spid.certificate;

import it.varco.spid.metadata.Sector;
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
import java.util.Base64;
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
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * The self-signed certificate of a service provider. A public body may sign with it; a private one has its key certified by
 * AgID's authority and needs it only until then. Source: AgID notice 29 version 3, and what AgID's tools check beside it
 * (policies, key usage, basic constraints).
 */
public final class ServiceProviderCertificate {

    private static final ASN1ObjectIdentifier URI = new ASN1ObjectIdentifier("2.5.4.83");
    private static final ASN1ObjectIdentifier USER_NOTICE = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.2.2");
    private static final int SERIAL_BITS = 120;

    private ServiceProviderCertificate() {}

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
            builder.addExtension(Extension.certificatePolicies, false, policies(subject.sector()));
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(builder.build(signer).getEncoded()));
        } catch (IOException | OperatorCreationException | CertificateException unusable) {
            throw new IllegalStateException("the key cannot sign its own certificate", unusable);
        }
    }

    /**
     * What AgID's authority is asked to certify, as PEM (PKCS #10).
     *
     * @throws IllegalStateException where the key cannot sign
     */
    public static String signingRequest(KeyPair keys, CertificateSubject subject) {
        try {
            byte[] request = new JcaPKCS10CertificationRequestBuilder(name(subject), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request)
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (IOException | OperatorCreationException unusable) {
            throw new IllegalStateException("the key cannot sign a request", unusable);
        }
    }

    private static X500Name name(CertificateSubject subject) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "IT")
                .addRDN(BCStyle.L, subject.locality())
                .addRDN(BCStyle.O, subject.organizationName())
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, subject.organizationIdentifier())
                .addRDN(URI, subject.entityId())
                .addRDN(BCStyle.CN, subject.displayName())
                .build();
    }

    private static DERSequence policies(Sector sector) {
        ASN1EncodableVector policies = new ASN1EncodableVector();
        policies.add(policy(AgidPolicies.CERTIFICATE, "agIDcert"));
        policies.add(policy(AgidPolicies.serviceProvider(sector), AgidPolicies.notice(sector)));
        return new DERSequence(policies);
    }

    private static PolicyInformation policy(String identifier, String notice) {
        UserNotice userNotice = new UserNotice(null, new DisplayText(DisplayText.CONTENT_TYPE_UTF8STRING, notice));
        return new PolicyInformation(
                new ASN1ObjectIdentifier(identifier),
                new DERSequence(new PolicyQualifierInfo(USER_NOTICE, userNotice)));
    }
}
