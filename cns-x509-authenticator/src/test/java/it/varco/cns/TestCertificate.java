package it.varco.cns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for what no card in the catalogue of test cards has, made by hand and quickly: keys are on a curve. */
public record TestCertificate(
        X500Name subject, X500Name issuer, PublicKey key, PrivateKey signer, String algorithm, List<Extra> extras) {

    public static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");

    private static final KeyPair HOLDER = keys("secp256r1");
    private static final KeyPair ISSUER = keys("secp256r1");

    /** One extension. */
    record Extra(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable value) {}

    /** A CNS with that subject, from an authority that nobody knows. */
    public static TestCertificate cns(X500Name subject) {
        return new TestCertificate(
                        subject,
                        new X500Name("CN=Nobody"),
                        HOLDER.getPublic(),
                        ISSUER.getPrivate(),
                        "SHA256withECDSA",
                        List.of())
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))
                .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
                .with(
                        Extension.certificatePolicies,
                        new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("1.3.76.16.2.1"))));
    }

    /** An authority without a pathlength, signed by whoever holds the key. */
    public static TestCertificate authority(String subject, KeyPair own, String issuer, PrivateKey signer) {
        return new TestCertificate(
                        new X500Name(subject),
                        new X500Name(issuer),
                        own.getPublic(),
                        signer,
                        signer.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA",
                        List.of())
                .with(Extension.basicConstraints, new BasicConstraints(true))
                .with(Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    public TestCertificate with(ASN1ObjectIdentifier identifier, ASN1Encodable value) {
        List<Extra> more = new ArrayList<>(extras);
        more.removeIf(extra -> extra.identifier.equals(identifier));
        more.add(new Extra(
                identifier,
                identifier.equals(Extension.basicConstraints) || identifier.equals(Extension.keyUsage),
                value));
        return new TestCertificate(subject, issuer, key, signer, algorithm, more);
    }

    public TestCertificate without(ASN1ObjectIdentifier identifier) {
        return new TestCertificate(
                subject,
                issuer,
                key,
                signer,
                algorithm,
                extras.stream()
                        .filter(extra -> !extra.identifier.equals(identifier))
                        .toList());
    }

    public TestCertificate withKey(PublicKey other) {
        return new TestCertificate(subject, issuer, other, signer, algorithm, extras);
    }

    public TestCertificate issuedBy(String name, PrivateKey key, String how) {
        return new TestCertificate(subject, new X500Name(name), this.key, key, how, extras);
    }

    public X509Certificate make() {
        return make(MADE, Period.ofYears(1));
    }

    public X509Certificate make(Instant from, Period length) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer,
                BigInteger.TEN,
                Date.from(from),
                Date.from(from.atZone(ZoneOffset.UTC).plus(length).toInstant()),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        try {
            for (Extra extra : extras) {
                builder.addExtension(extra.identifier, extra.critical, extra.value);
            }
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(builder.build(new JcaContentSignerBuilder(algorithm).build(signer))
                                    .getEncoded()));
        } catch (IOException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Keys on that curve. */
    public static KeyPair keys(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RSA keys of that length. */
    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
