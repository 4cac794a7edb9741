package it.varco.testcards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.NamingException;
import javax.naming.ldap.LdapName;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each card is what its name says, and the JDK reads it so. */
class CardsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private static final TestAuthorities AUTHORITIES = TestAuthorities.at(CLOCK, URI.create("http://127.0.0.1:1"));

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void theCardsOwnAuthorityStandsForIt(CardKind kind) throws Exception {
        Card card = card(kind);
        Authority issuer = AUTHORITIES.of(kind.recipe().issuer());
        card.certificate().verify(issuer.certificate().getPublicKey());
        assertThat(card.certificate().getIssuerX500Principal())
                .isEqualTo(issuer.certificate().getSubjectX500Principal());
        assertThat(card.chain()).startsWith(card.certificate(), issuer.certificate());
    }

    @ParameterizedTest
    @EnumSource(CardKind.class)
    void theKeyIsTheCertificates(CardKind kind) throws Exception {
        Card card = card(kind);
        Signature signature = Signature.getInstance(
                card.privateKey().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(card.privateKey());
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(card.certificate().getPublicKey());
        signature.update((byte) 1);
        assertThat(signature.verify(signed)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = CardKind.class,
            names = {"ROGUE_CNS", "CLONE_CNS", "CNS_EXPIRED", "CIE_EXPIRED", "CNS_NOTYET"},
            mode = Mode.EXCLUDE)
    void aPathLeadsToTheTrueAuthorities(CardKind kind) throws Exception {
        validate(card(kind));
    }

    @ParameterizedTest
    @EnumSource(
            value = CardKind.class,
            names = {"ROGUE_CNS", "CLONE_CNS", "CNS_EXPIRED", "CIE_EXPIRED", "CNS_NOTYET"})
    void noPathLeadsToTheTrueAuthorities(CardKind kind) {
        assertThatThrownBy(() -> validate(card(kind))).isInstanceOf(CertPathValidatorException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "CNS_OK, 1.3.76.16.2.1",
        "CIE_OK, 1.3.76.47.4",
        "CNS_BADPOLICY, 1.3.76.99.1",
        "CNS_NOPOLICY,",
        "CNS_CRS, 1.3.159.6.1.3.2.10",
        "CNS_TWOPOLICIES, 1.3.76.99.1 1.3.76.16.2.1",
        "CIE_FROM_CNS, 1.3.76.47.4",
        "CNS_FROM_CIE, 1.3.76.16.2.1"
    })
    void policies(CardKind kind, String oids) throws Exception {
        CertificatePolicies policies = CertificatePolicies.fromExtensions(
                new JcaX509CertificateHolder(card(kind).certificate()).getExtensions());
        assertThat(
                        policies == null
                                ? List.of()
                                : List.of(policies.getPolicyInformation()).stream()
                                        .map(one -> one.getPolicyIdentifier().getId())
                                        .toList())
                .isEqualTo(words(oids));
    }

    @ParameterizedTest
    @CsvSource({
        "CNS_OK, 1.3.6.1.5.5.7.3.2 1.3.6.1.4.1.311.20.2.2 1.3.6.1.5.5.7.3.4, false",
        "CIE_OK, 1.3.6.1.5.5.7.3.2, false",
        "CNS_BADEKU, 1.3.6.1.5.5.7.3.4, false",
        "CNS_BADEKU_CRITICAL, 1.3.6.1.5.5.7.3.4, true",
        "CNS_ANYEKU, 2.5.29.37.0, false",
        "CNS_NOEKU,, false"
    })
    void purposes(CardKind kind, String oids, boolean critical) throws Exception {
        X509Certificate certificate = card(kind).certificate();
        List<String> purposes = certificate.getExtendedKeyUsage();
        assertThat(purposes == null ? List.of() : purposes).isEqualTo(words(oids));
        assertThat(certificate.getCriticalExtensionOIDs().contains(Extension.extendedKeyUsage.getId()))
                .isEqualTo(critical);
    }

    @ParameterizedTest
    @CsvSource({
        "CNS_OK, true, false",
        "CNS_NR, false, true",
        "CNS_BOTH, true, true",
        "CNS_ENCIPHER_ONLY, false, false",
        "CIE_OK, true, false"
    })
    void keyUsage(CardKind kind, boolean digitalSignature, boolean nonRepudiation) {
        X509Certificate certificate = card(kind).certificate();
        assertThat(certificate.getKeyUsage()[0]).isEqualTo(digitalSignature);
        assertThat(certificate.getKeyUsage()[1]).isEqualTo(nonRepudiation);
        assertThat(certificate.getCriticalExtensionOIDs()).contains(Extension.keyUsage.getId());
    }

    @Test
    void keyUsageCanBeMissing() {
        assertThat(card(CardKind.CNS_NOKU).certificate().getKeyUsage()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"CNS_OK, RSA, 2048", "RSA1024, RSA, 1024", "EC, EC, 0"})
    void keys(CardKind kind, String algorithm, int bits) {
        var key = card(kind).certificate().getPublicKey();
        assertThat(key.getAlgorithm()).isEqualTo(algorithm);
        assertThat(key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 0)
                .isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource({"CNS_OK, true, true", "CNS_EXPIRED, true, false", "CNS_NOTYET, false, true"})
    void validity(CardKind kind, boolean begun, boolean lasts) {
        X509Certificate certificate = card(kind).certificate();
        Date now = Date.from(CLOCK.instant());
        assertThat(certificate.getNotBefore().before(now)).isEqualTo(begun);
        assertThat(certificate.getNotAfter().after(now)).isEqualTo(lasts);
    }

    @ParameterizedTest
    @CsvSource({
        "CNS_OK, RSSMRA85T10A562S/",
        "CIE_OK, RSSMRA85T10A562S/",
        "CNS_FORGEDCF, RSSMRA85T10A562X/",
        "CNS_NUMERIC, 00743110157/",
        "CNS_OMOCODIA, RSSMRA85T10A56NH/",
        "CNS_NOSLASH, RSSMRA85T10A562S.",
        "CNS_LOWERCASE, rssmra85t10a562s/",
        "CNS_SLASHFIRST, /RSSMRA85T10A562S/",
        "CNS_CF_ELSEWHERE, Mario Rossi",
        "CNS_MULTIVALUED, RSSMRA85T10A562S/",
        "CNS_UTF8, RSSMRA85T10A562S/",
        "CNS_TELETEX, RSSMRA85T10A562S/",
        "CNS_CN_INJECTED, RSSMRA85T10A562S/",
        "CNS_REVERSED, RSSMRA85T10A562S/",
        "CNS_LOOKALIKE, \uFF32SSMRA85T10A562S/",
        "CNS_EMAIL, RSSMRA85T10A562S/"
    })
    void commonName(CardKind kind, String start) throws Exception {
        assertThat(commonNames(card(kind))).singleElement().asString().startsWith(start);
    }

    /** The JDK prints such a name as if it had one byte a character. */
    @Test
    void aBmpStringHasTwoBytesACharacter() throws Exception {
        assertThat(commonNames(card(CardKind.CNS_BMP)))
                .singleElement()
                .asString()
                .satisfies(text -> assertThat(text.replace("\0", "")).startsWith("RSSMRA85T10A562S/6120"));
    }

    @ParameterizedTest
    @CsvSource({"CNS_TWOCN, 2", "CNS_TWOCN_ONE_SET, 2", "CNS_NOCN, 0"})
    void numberOfCommonNames(CardKind kind, int count) throws Exception {
        assertThat(commonNames(card(kind))).hasSize(count);
    }

    @Test
    void theUsualCommonNameIsAsOnRealCards() throws Exception {
        assertThat(commonNames(card(CardKind.CNS_OK)))
                .singleElement()
                .asString()
                .matches("RSSMRA85T10A562S/6120[0-9]{12}\\.[A-Za-z0-9+]{27}=");
        assertThat(commonNames(card(CardKind.CNS_HASHSLASH)))
                .singleElement()
                .asString()
                .matches("RSSMRA85T10A562S/6120[0-9]{12}\\.(?=.*/)[A-Za-z0-9+/]{27}=");
    }

    @Test
    void oneNamesItsAttributesFromTheLastToTheFirst() {
        assertThat(card(CardKind.CNS_OK).certificate().getSubjectX500Principal().getName("RFC1779"))
                .endsWith("C=IT");
        assertThat(card(CardKind.CNS_REVERSED)
                        .certificate()
                        .getSubjectX500Principal()
                        .getName("RFC1779"))
                .startsWith("C=IT");
    }

    @Test
    void oneSaysWhereTheHolderIsWrittenTo() throws Exception {
        assertThat(card(CardKind.CNS_OK).certificate().getSubjectAlternativeNames())
                .isNull();
        assertThat(card(CardKind.CNS_EMAIL).certificate().getSubjectAlternativeNames())
                .containsExactly(List.of(1, "mario@posta.example.it"));
        assertThat(card(CardKind.CNS_EMAIL)
                        .certificate()
                        .getSubjectX500Principal()
                        .getName("RFC1779"))
                .contains("1.2.840.113549.1.9.1=mario@posta.example.it");
    }

    /** Whoever looks for the policy among the letters finds it in each of them. */
    @ParameterizedTest
    @EnumSource(
            value = CardKind.class,
            names = {"CNS_OK", "CNS_BADPOLICY", "CIE_OK"})
    void wordsAboutThePolicyAreOnEveryCard(CardKind kind) {
        assertThat(new String(
                        card(kind).certificate().getExtensionValue(Extension.certificatePolicies.getId()),
                        StandardCharsets.ISO_8859_1))
                .contains("1.3.76.16.2.1");
    }

    @Test
    void onlyOneSaysThatItIsAnAuthority() {
        assertThat(card(CardKind.CNS_OK).certificate().getBasicConstraints()).isEqualTo(-1);
        assertThat(card(CardKind.CNS_CA).certificate().getBasicConstraints()).isNotEqualTo(-1);
    }

    @Test
    void theSubAuthorityOfCieMayHaveNoneBelowItself() {
        assertThat(AUTHORITIES.of(Ca.CIE).certificate().getBasicConstraints()).isZero();
    }

    @Test
    void oneAuthoritysCommonNameIsTooLong() throws Exception {
        assertThat(new LdapName(AUTHORITIES
                                .of(Ca.CIE_LONG_NAME)
                                .certificate()
                                .getSubjectX500Principal()
                                .getName())
                        .getRdns().stream()
                                .filter(rdn -> rdn.getType().equals("CN"))
                                .map(rdn -> rdn.getValue().toString().length()))
                .containsExactly(66);
    }

    @ParameterizedTest
    @CsvSource({"CNS, CNS_CLONE", "CIE_ROOT, CIE_ROOT_TWIN"})
    void sameNameAndAnotherKey(Ca one, Ca other) {
        X509Certificate first = AUTHORITIES.of(one).certificate();
        X509Certificate second = AUTHORITIES.of(other).certificate();
        assertThat(second.getSubjectX500Principal()).isEqualTo(first.getSubjectX500Principal());
        assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
    }

    @Test
    void theCloneHasTheKeyIdentifierToo() {
        String identifier = Extension.subjectKeyIdentifier.getId();
        assertThat(AUTHORITIES.of(Ca.CNS_CLONE).certificate().getExtensionValue(identifier))
                .isEqualTo(AUTHORITIES.of(Ca.CNS).certificate().getExtensionValue(identifier));
    }

    @Test
    void thePkcs12FileHoldsTheCardsOwnCertificateAlone() throws Exception {
        Card card = card(CardKind.CIE_OK);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(card.toPkcs12("varco-demo")), "varco-demo".toCharArray());
        assertThat(store.getCertificateChain("card")).containsExactly(card.certificate());
        assertThat(store.getKey("card", "varco-demo".toCharArray())).isEqualTo(card.privateKey());
    }

    @Test
    void thePkcs12FileCanHaveAName() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(card(CardKind.CNS_OK).toPkcs12("mario-cns", "varco-demo")),
                "varco-demo".toCharArray());
        assertThat(Collections.list(store.aliases())).containsExactly("mario-cns");
    }

    @Test
    void pemIsRead() throws Exception {
        Card card = card(CardKind.CNS_OK);
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(card.pem().getBytes())))
                .isEqualTo(card.certificate());
    }

    @Test
    void sameClockSameAuthorities() {
        TestAuthorities again = TestAuthorities.at(CLOCK, URI.create("http://127.0.0.1:1"));
        for (Ca ca : Ca.values()) {
            assertThat(again.of(ca).certificate()).isEqualTo(AUTHORITIES.of(ca).certificate());
        }
    }

    @Test
    void authoritiesThatWereWrittenAreRead() {
        TestAuthorities again = TestAuthorities.from(
                AUTHORITIES.toPkcs12("varco-demo"), "varco-demo", CLOCK, URI.create("http://127.0.0.1:2"));
        for (Ca ca : Ca.values()) {
            assertThat(again.of(ca)).isEqualTo(AUTHORITIES.of(ca));
        }
    }

    @Test
    void authoritiesAreNotReadWithAnotherPassword() {
        byte[] written = AUTHORITIES.toPkcs12("varco-demo");
        assertThatThrownBy(() -> TestAuthorities.from(written, "other", CLOCK, URI.create("http://127.0.0.1:2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreAuthoritiesHaveNamesAndKeysOfTheirOwn() throws Exception {
        List<X509Certificate> more = AUTHORITIES.more(120);
        assertThat(more.stream().map(X509Certificate::getSubjectX500Principal).distinct())
                .hasSize(120);
        assertThat(more.stream().map(X509Certificate::getPublicKey).distinct()).hasSize(120);
        for (X509Certificate one : more) {
            one.verify(one.getPublicKey());
        }
    }

    @Test
    void nobodysNameIsInWhatIsPrinted() {
        assertThat(card(CardKind.CNS_OK) + " " + Holder.MARIO)
                .doesNotContainIgnoringCase("rossi")
                .doesNotContain("RSSMRA");
    }

    private Card card(CardKind kind) {
        return AUTHORITIES.card(kind, Holder.MARIO);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private static List<String> commonNames(Card card) throws Exception {
        // The JDK's own reading of names: no class of those that made them.
        return new LdapName(card.certificate().getSubjectX500Principal().getName())
                .getRdns().stream()
                        .flatMap(rdn -> {
                            try {
                                var values = rdn.toAttributes().get("cn");
                                return values == null ? Stream.of() : Collections.list(values.getAll()).stream();
                            } catch (NamingException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .map(Object::toString)
                        .toList();
    }

    private void validate(Card card) throws Exception {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (Ca ca : List.of(Ca.CNS, Ca.CIE_ROOT, Ca.CIE_ROOT_TWIN)) {
            anchors.add(new TrustAnchor(AUTHORITIES.of(ca).certificate(), null));
        }
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(CLOCK.instant()));
        List<X509Certificate> path = card.chain().subList(0, card.chain().size() - 1);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }
}
