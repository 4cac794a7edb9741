package it.varco.spid.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestKeys;
import it.varco.spid.metadata.Sector;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.UserNotice;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AgID notice 29 version 3, row by row, and what AgID's tools check beside it. */
class ServiceProviderCertificateTest {

    private static final X509Certificate CERTIFICATE = ServiceProviderCertificate.selfSigned(
            TestKeys.UNO.pair(),
            new CertificateSubject(
                    Sector.PUBLIC,
                    "Istituto di prova per la città",
                    "Istituto",
                    "https://portale.example",
                    "PA:IT-istprova",
                    "Forlì"),
            Instant.parse("2026-02-28T10:00:00Z"),
            3);

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "2.5.4.3, Istituto",
        "2.5.4.10, Istituto di prova per la città",
        "2.5.4.83, https://portale.example",
        "2.5.4.97, PA:IT-istprova",
        "2.5.4.6, IT",
        "2.5.4.7, Forlì"
    })
    void namesTheBodyInTheSubject(String attribute, String value) {
        assertThat(values(attribute)).containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.4.41", "2.5.4.4", "2.5.4.42", "2.5.4.43", "2.5.4.65", "1.2.840.113549.1.9.1"})
    void namesNoPerson(String attribute) {
        assertThat(values(attribute)).isEmpty();
    }

    @Test
    void hasTheEntityIdInTheSubjectAndNotInAnAlternativeName() throws GeneralSecurityException {
        assertThat(CERTIFICATE.getSubjectAlternativeNames()).isNull();
    }

    @Test
    void isSignedByItself() throws GeneralSecurityException {
        CERTIFICATE.verify(TestKeys.UNO.verifying());
        assertThat(CERTIFICATE.getIssuerX500Principal()).isEqualTo(CERTIFICATE.getSubjectX500Principal());
        assertThat(CERTIFICATE.getSigAlgName()).isEqualTo("SHA256withRSA");
    }

    @Test
    void isOfTheKey() {
        assertThat(CERTIFICATE.getPublicKey()).isEqualTo(TestKeys.UNO.verifying());
        assertThat(((RSAPublicKey) CERTIFICATE.getPublicKey()).getModulus().bitLength())
                .isGreaterThanOrEqualTo(2048);
    }

    @Test
    void isNoAuthority() {
        assertThat(CERTIFICATE.getBasicConstraints()).isEqualTo(-1);
        assertThat(CERTIFICATE.getNonCriticalExtensionOIDs()).contains(Extension.basicConstraints.getId());
    }

    /** digitalSignature and nonRepudiation, and no other bit. */
    @Test
    void isForSigningAlone() {
        assertThat(CERTIFICATE.getKeyUsage())
                .containsExactly(true, true, false, false, false, false, false, false, false);
    }

    @Test
    void hasOneCriticalExtension() {
        assertThat(CERTIFICATE.getCriticalExtensionOIDs()).isEqualTo(Set.of(Extension.keyUsage.getId()));
    }

    @ParameterizedTest
    @CsvSource({"1.3.76.16.6, agIDcert", "1.3.76.16.4.2.1, cert_SP_Pub"})
    void statesThePoliciesOfPublicServiceProviders(String policy, String notice) throws CertificateEncodingException {
        assertThat(policies()
                        .filter(found -> found.getPolicyIdentifier().getId().equals(policy))
                        .map(ServiceProviderCertificateTest::notice))
                .containsExactly(notice);
    }

    @Test
    void statesNoOtherPolicy() throws CertificateEncodingException {
        assertThat(policies()).hasSize(2);
        assertThat(CERTIFICATE.getNonCriticalExtensionOIDs()).contains(Extension.certificatePolicies.getId());
    }

    @Test
    void lastsFromTheInstantForTheYears() {
        assertThat(CERTIFICATE.getNotBefore()).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
        assertThat(CERTIFICATE.getNotAfter()).isEqualTo(Instant.parse("2029-02-28T10:00:00Z"));
    }

    /** RFC 5280: positive, and at most twenty bytes. */
    @Test
    void hasSerialNumberOfItsOwn() {
        assertThat(CERTIFICATE.getSerialNumber().signum()).isOne();
        assertThat(CERTIFICATE.getSerialNumber().toByteArray().length).isLessThanOrEqualTo(20);
        assertThat(TestKeys.UNO.certificate().getSerialNumber()).isNotEqualTo(CERTIFICATE.getSerialNumber());
    }

    private static Stream<String> values(String attribute) {
        try {
            X500Name subject = new JcaX509CertificateHolder(CERTIFICATE).getSubject();
            return Arrays.stream(subject.getRDNs(new ASN1ObjectIdentifier(attribute)))
                    .map(name -> name.getFirst().getValue().toString());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<PolicyInformation> policies() throws CertificateEncodingException {
        return Arrays.stream(
                CertificatePolicies.fromExtensions(new JcaX509CertificateHolder(CERTIFICATE).getExtensions())
                        .getPolicyInformation());
    }

    private static String notice(PolicyInformation policy) {
        PolicyQualifierInfo qualifier =
                PolicyQualifierInfo.getInstance(policy.getPolicyQualifiers().getObjectAt(0));
        return UserNotice.getInstance(qualifier.getQualifier())
                .getExplicitText()
                .getString();
    }
}
