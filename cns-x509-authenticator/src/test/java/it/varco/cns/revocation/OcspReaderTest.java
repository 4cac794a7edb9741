package it.varco.cns.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.cns.TestCertificate;
import it.varco.cns.TestClock;
import it.varco.cns.TestTrust;
import it.varco.cns.profile.KeyStrength;
import it.varco.testcards.Authority;
import it.varco.testcards.Ca;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testcards.TestAuthorities;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no responder of the test cards gives, put together by hand. */
class OcspReaderTest {

    private static final Instant NOW = TestClock.START;
    private static final Date THEN = Date.from(NOW.minusSeconds(60));
    private static final TestAuthorities AUTHORITIES =
            TestAuthorities.at(new TestClock(), URI.create("http://127.0.0.1:1"));
    private static final Authority ISSUER = AUTHORITIES.of(Ca.CNS);
    private static final Issued ASKED =
            Issued.of(TestTrust.trusted(AUTHORITIES.card(CardKind.CNS_OK, Holder.MARIO), AUTHORITIES, NOW)
                    .links()
                    .get(0));
    private static final KeyPair DELEGATE = TestCertificate.keys("secp256r1");
    private static final ASN1ObjectIdentifier NOBODY_KNOWS = new ASN1ObjectIdentifier("1.3.76.99.7");

    private final OcspReader reader =
            new OcspReader(new Signatures(KeyStrength.CURRENT), RevocationSettings.Limits.STANDARD);

    static Stream<Arguments> extensions() {
        return Stream.of(
                Arguments.of(NOBODY_KNOWS, false, Status.GOOD),
                Arguments.of(NOBODY_KNOWS, true, Status.FORGED),
                Arguments.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, true, Status.GOOD));
    }

    /** RFC 5280: what is critical and not understood refuses the whole. */
    @ParameterizedTest(name = "{0}, critical: {1}")
    @MethodSource("extensions")
    void believesNoAnswerThatItDoesNotUnderstand(ASN1ObjectIdentifier extension, boolean critical, Status status) {
        assertThat(status(answer(builder -> {
                    good(builder, null);
                    builder.setResponseExtensions(extensions(extension, critical));
                })))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void believesNothingAboutTheCardThatItDoesNotUnderstand(boolean critical) {
        assertThat(status(answer(builder -> good(builder, extensions(NOBODY_KNOWS, critical)))))
                .isEqualTo(critical ? Status.FORGED : Status.GOOD);
    }

    /** Whoever says two things of one card has said the worse. */
    @Test
    void takesTheGraverOfTwoWordsAboutOneCard() {
        RevokedStatus revoked = new RevokedStatus(THEN, CRLReason.keyCompromise);
        assertThat(status(answer(builder -> {
                    good(builder, null);
                    builder.addResponse(id(), revoked, THEN, soon(), null);
                })))
                .isEqualTo(Status.REVOKED);
        assertThat(status(answer(builder -> {
                    good(builder, null);
                    good(builder, null);
                })))
                .isEqualTo(Status.GOOD);
    }

    /** An authority may sign under two names with one key; its delegate for one is not that for the other. */
    @Test
    void believesOnlyDelegatesOfTheNameThatIssuedTheCard() {
        assertThat(status(delegated(List.of(delegate(issuerName()))))).isEqualTo(Status.GOOD);
        assertThat(status(delegated(List.of(delegate("CN=Regione Prova - CA Cittadini 2030")))))
                .isEqualTo(Status.FORGED);
    }

    /** Nobody makes the search for the delegate long. */
    @Test
    void looksAtFewOfTheCertificatesThatAreSent() {
        X509Certificate other = AUTHORITIES.of(Ca.ROGUE).certificate();
        List<X509Certificate> fourth = new ArrayList<>(List.of(other, other, other, delegate(issuerName())));
        assertThat(status(delegated(fourth))).isEqualTo(Status.GOOD);
        fourth.add(0, other);
        assertThat(status(delegated(fourth))).isEqualTo(Status.FORGED);
    }

    private Status status(byte[] answer) {
        return reader.answer(answer, ASKED, NOW).status();
    }

    private void good(BasicOCSPRespBuilder builder, Extensions extensions) {
        builder.addResponse(id(), CertificateStatus.GOOD, THEN, soon(), extensions);
    }

    private CertificateID id() {
        try {
            return new OCSPReq(reader.question(ASKED)).getRequestList()[0].getCertID();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Date soon() {
        return Date.from(NOW.plus(Duration.ofHours(1)));
    }

    private static Extensions extensions(ASN1ObjectIdentifier identifier, boolean critical) {
        try {
            return new Extensions(new Extension(identifier, critical, DERNull.INSTANCE.getEncoded()));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] delegated(List<X509Certificate> shown) {
        return signed(builder -> good(builder, null), DELEGATE.getPrivate(), "SHA256withECDSA", shown);
    }

    private static byte[] answer(Consumer<BasicOCSPRespBuilder> content) {
        return signed(content, ISSUER.privateKey(), "SHA256withRSA", List.of());
    }

    private static byte[] signed(
            Consumer<BasicOCSPRespBuilder> content, PrivateKey key, String how, List<X509Certificate> shown) {
        try {
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=Anybody")));
            content.accept(builder);
            X509CertificateHolder[] certificates = new X509CertificateHolder[shown.size()];
            for (int index = 0; index < certificates.length; index++) {
                certificates[index] = new JcaX509CertificateHolder(shown.get(index));
            }
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(new JcaContentSignerBuilder(how).build(key), certificates, THEN))
                    .getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate delegate(String issuer) {
        return TestCertificate.cns(new X500Name("CN=Delegate"))
                .withKey(DELEGATE.getPublic())
                .with(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                .issuedBy(issuer, ISSUER.privateKey(), "SHA256withRSA")
                .make();
    }

    private static String issuerName() {
        return Issued.holder(ISSUER.certificate()).getSubject().toString();
    }
}
