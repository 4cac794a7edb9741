package it.varco.spid.lint;

import it.varco.spid.TestKeys;
import it.varco.spid.TestKeys.TestKey;
import it.varco.spid.certificate.OrganizationIdentifier;
import it.varco.spid.metadata.Aggregator;
import it.varco.spid.metadata.Body;
import it.varco.spid.metadata.Sector;
import it.varco.spid.metadata.ServiceProvider;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate as AgID wants it, or with one thing that AgID does not want. */
record TestCertificate(
        TestKey key,
        Map<String, String> subject,
        List<String> policies,
        int keyUsage,
        Boolean keyUsageCritical,
        Boolean basicConstraintsCritical,
        String algorithm,
        Instant from,
        Instant to,
        boolean selfSigned) {

    private static final X500Name AUTHORITY = new X500Name("CN=test authority");

    static TestCertificate of(ServiceProvider provider) {
        Body body = provider.body();
        boolean operators = !body.aggregator()
                .map(found -> found.activity().namesTheAggregated())
                .orElse(true);
        Map<String, String> subject = new LinkedHashMap<>();
        subject.put("2.5.4.6", "IT");
        subject.put("2.5.4.7", "Roma");
        subject.put("2.5.4.10", body.organization().name());
        subject.put(
                "2.5.4.97",
                OrganizationIdentifier.of(
                                body.sector(),
                                operators
                                        ? body.aggregator()
                                                .map(Aggregator::codes)
                                                .orElseThrow()
                                        : body.codes())
                        .orElseThrow());
        subject.put("2.5.4.83", provider.entityId());
        subject.put("2.5.4.3", body.organization().displayName());
        return new TestCertificate(
                TestKeys.UNO,
                subject,
                List.of("1.3.76.16.6", body.sector() == Sector.PUBLIC ? "1.3.76.16.4.2.1" : "1.3.76.16.4.3.1"),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                true,
                false,
                "SHA256withRSA",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2029-01-01T00:00:00Z"),
                body.sector() == Sector.PUBLIC);
    }

    TestCertificate with(TestKey other) {
        return new TestCertificate(
                other,
                subject,
                policies,
                keyUsage,
                keyUsageCritical,
                basicConstraintsCritical,
                algorithm,
                from,
                to,
                selfSigned);
    }

    TestCertificate with(String attribute, String value) {
        Map<String, String> changed = new LinkedHashMap<>(subject);
        changed.put(attribute, value);
        return withSubject(changed);
    }

    TestCertificate without(String attribute) {
        Map<String, String> changed = new LinkedHashMap<>(subject);
        changed.remove(attribute);
        return withSubject(changed);
    }

    private TestCertificate withSubject(Map<String, String> changed) {
        return new TestCertificate(
                key,
                changed,
                policies,
                keyUsage,
                keyUsageCritical,
                basicConstraintsCritical,
                algorithm,
                from,
                to,
                selfSigned);
    }

    TestCertificate withoutPolicy(String policy) {
        List<String> left = new ArrayList<>(policies);
        left.remove(policy);
        return new TestCertificate(
                key,
                subject,
                left,
                keyUsage,
                keyUsageCritical,
                basicConstraintsCritical,
                algorithm,
                from,
                to,
                selfSigned);
    }

    TestCertificate withUsage(int usage, boolean critical) {
        return new TestCertificate(
                key, subject, policies, usage, critical, basicConstraintsCritical, algorithm, from, to, selfSigned);
    }

    TestCertificate withBasicConstraints(Boolean critical) {
        return new TestCertificate(
                key, subject, policies, keyUsage, keyUsageCritical, critical, algorithm, from, to, selfSigned);
    }

    TestCertificate signedWith(String other) {
        return new TestCertificate(
                key,
                subject,
                policies,
                keyUsage,
                keyUsageCritical,
                basicConstraintsCritical,
                other,
                from,
                to,
                selfSigned);
    }

    TestCertificate valid(String first, String last) {
        return new TestCertificate(
                key,
                subject,
                policies,
                keyUsage,
                keyUsageCritical,
                basicConstraintsCritical,
                algorithm,
                Instant.parse(first),
                Instant.parse(last),
                selfSigned);
    }

    TestCertificate signedByItself() {
        return new TestCertificate(
                key,
                subject,
                policies,
                keyUsage,
                keyUsageCritical,
                basicConstraintsCritical,
                algorithm,
                from,
                to,
                true);
    }

    TestCertificate changed(UnaryOperator<TestCertificate> change) {
        return change.apply(this);
    }

    X509Certificate make() {
        try {
            X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
            subject.forEach((attribute, value) -> name.addRDN(new ASN1ObjectIdentifier(attribute), value));
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    selfSigned ? name.build() : AUTHORITY,
                    BigInteger.TEN,
                    Date.from(from),
                    Date.from(to),
                    name.build(),
                    key.verifying());
            if (basicConstraintsCritical != null) {
                builder.addExtension(Extension.basicConstraints, basicConstraintsCritical, new BasicConstraints(false));
            }
            builder.addExtension(Extension.keyUsage, keyUsageCritical, new KeyUsage(keyUsage));
            ASN1EncodableVector stated = new ASN1EncodableVector();
            policies.forEach(policy -> stated.add(new PolicyInformation(new ASN1ObjectIdentifier(policy))));
            if (!policies.isEmpty()) {
                builder.addExtension(Extension.certificatePolicies, false, new DERSequence(stated));
            }
            PrivateKey issuer = (selfSigned ? key : TestKeys.TRE).signing();
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
