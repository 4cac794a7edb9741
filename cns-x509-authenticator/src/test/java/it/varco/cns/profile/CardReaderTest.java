package it.varco.cns.profile;

import static it.varco.testcards.CardKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.TestCertificate;
import it.varco.cns.TestClock;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testcards.TestAuthorities;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardReaderTest {

    private static final Instant NOW = TestClock.START;
    private static final TestAuthorities AUTHORITIES =
            TestAuthorities.at(new TestClock(), URI.create("http://127.0.0.1:1"));
    private static final CardReader STANDARD = new CardReader(CardRules.STANDARD);
    private static final X500Name MARIO = new X500Name("C=IT,O=TS-CNS,CN=RSSMRA85T10A562S\\/7430010024925855.hash");

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesWhatIsNoCardOfOurs(CardKind kind, CardRefusal why) {
        assertThat(read(STANDARD, kind)).isEqualTo(new CardReading.Refused(why));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(CNS_CA, CardRefusal.AUTHORITY),
                arguments(CNS_BADPOLICY, CardRefusal.NO_CARD_POLICY),
                arguments(CNS_NOPOLICY, CardRefusal.NO_CARD_POLICY),
                arguments(CNS_CRS, CardRefusal.NO_CARD_POLICY),
                arguments(CNS_BOTHPOLICIES, CardRefusal.TWO_CARD_POLICIES),
                arguments(CNS_NR, CardRefusal.SIGNS_DOCUMENTS),
                arguments(CNS_BOTH, CardRefusal.SIGNS_DOCUMENTS),
                arguments(CNS_ENCIPHER_ONLY, CardRefusal.NO_DIGITAL_SIGNATURE),
                arguments(CNS_NOKU, CardRefusal.NO_DIGITAL_SIGNATURE),
                arguments(CNS_BADEKU, CardRefusal.NOT_FOR_SIGNING_IN),
                arguments(CNS_BADEKU_CRITICAL, CardRefusal.NOT_FOR_SIGNING_IN),
                arguments(CNS_ANYEKU, CardRefusal.NOT_FOR_SIGNING_IN),
                arguments(CNS_NOEKU, CardRefusal.NOT_FOR_SIGNING_IN),
                arguments(RSA1024, CardRefusal.WEAK_KEY),
                arguments(CNS_NOTYET, CardRefusal.NOT_YET_VALID),
                arguments(CNS_EXPIRED, CardRefusal.EXPIRED),
                arguments(CIE_EXPIRED, CardRefusal.EXPIRED),
                arguments(CNS_TWOCN, CardRefusal.NOT_ONE_COMMON_NAME),
                arguments(CNS_TWOCN_ONE_SET, CardRefusal.NOT_ONE_COMMON_NAME),
                arguments(CNS_NOCN, CardRefusal.NOT_ONE_COMMON_NAME),
                arguments(CNS_NOSLASH, CardRefusal.NO_FISCAL_CODE),
                arguments(CNS_CF_ELSEWHERE, CardRefusal.NO_FISCAL_CODE),
                arguments(CNS_SLASHFIRST, CardRefusal.WRONG_FISCAL_CODE),
                arguments(CNS_FORGEDCF, CardRefusal.WRONG_FISCAL_CODE),
                arguments(CNS_LOOKALIKE, CardRefusal.WRONG_FISCAL_CODE),
                arguments(CNS_NUMERIC, CardRefusal.NUMERIC_FISCAL_CODE));
    }

    /** Who issued them, and whether they still stand, is asked elsewhere. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            names = {
                "CNS_OK",
                "CNS_TWOPOLICIES",
                "CNS_MULTIVALUED",
                "CNS_HASHSLASH",
                "CNS_BMP",
                "CNS_UTF8",
                "CNS_TELETEX",
                "CNS_CN_INJECTED",
                "CNS_CF_CONTRADICTED",
                "CNS_REVERSED",
                "CNS_EMAIL",
                "CNS_LOWERCASE",
                "CNS_SPACES",
                "CNS_LDAP_ONLY",
                "CNS_OCSP_AND_LDAP",
                "EC"
            })
    void readsThePersonOfTheCommonName(CardKind kind) {
        CardCertificate card = accepted(STANDARD, kind);
        assertThat(card.method()).isEqualTo(SignInMethod.CNS);
        assertThat(card.holder()).isEqualTo(person("RSSMRA85T10A562S"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"CIE_OK", "CIE_LONG_ISSUER", "CIE_NOEKU"})
    void tellsTheIdentityCardByItsPolicy(CardKind kind) {
        CardCertificate card = accepted(STANDARD, kind);
        assertThat(card.method()).isEqualTo(SignInMethod.CIE_CARD);
        assertThat(card.holder()).isEqualTo(person("RSSMRA85T10A562S"));
    }

    /** Two people who would share a code get different ones. */
    @Test
    void keepsHomocodyAsWritten() {
        assertThat(accepted(STANDARD, CNS_OMOCODIA).holder())
                .isEqualTo(person("RSSMRA85T10A56NH"))
                .isNotEqualTo(accepted(STANDARD, CNS_OK).holder());
    }

    @Test
    void readsNamesWhereTheyAre() {
        CardCertificate card = accepted(STANDARD, CNS_OK);
        assertThat(card.givenName()).contains("Mario");
        assertThat(card.surname()).contains("Rossi");
        CardCertificate bare = read(TestCertificate.cns(MARIO));
        assertThat(bare.givenName()).isEmpty();
        assertThat(bare.surname()).isEmpty();
    }

    @Test
    void readsNoNameThatCannotBeShown() {
        X500NameBuilder name = new X500NameBuilder()
                .addRDN(BCStyle.CN, "RSSMRA85T10A562S/1.h")
                .addRDN(BCStyle.GIVENNAME, "Mario\u0000")
                .addRDN(BCStyle.SURNAME, "R".repeat(101));
        CardCertificate card = read(TestCertificate.cns(name.build()));
        assertThat(card.givenName()).isEmpty();
        assertThat(card.surname()).isEmpty();
    }

    @Test
    void acceptsLombardysPolicyWhereItIsConfigured() {
        CardReader reader = reader(CardProfile.CNS.alsoTelling(CardProfile.LOMBARDY_POLICIES));
        assertThat(accepted(reader, CNS_CRS).method()).isEqualTo(SignInMethod.CNS);
        assertThat(accepted(reader, CNS_OK).method()).isEqualTo(SignInMethod.CNS);
    }

    @Test
    void acceptsOnlyTheKindsThatAreConfigured() {
        CardReader cieAlone = reader(CardProfile.CIE);
        assertThat(read(cieAlone, CNS_OK)).isEqualTo(new CardReading.Refused(CardRefusal.NO_CARD_POLICY));
        assertThat(accepted(cieAlone, CIE_OK).method()).isEqualTo(SignInMethod.CIE_CARD);
    }

    /** Eleven digits whose last one is wrong are no code of anybody's. */
    @Test
    void tellsProvisionalCodesByTheirCheckDigit() {
        assertThat(STANDARD.read(
                        TestCertificate.cns(new X500Name("CN=00743110157\\/1.h"))
                                .make(),
                        NOW))
                .isEqualTo(new CardReading.Refused(CardRefusal.NUMERIC_FISCAL_CODE));
        assertThat(STANDARD.read(
                        TestCertificate.cns(new X500Name("CN=00743110158\\/1.h"))
                                .make(),
                        NOW))
                .isEqualTo(new CardReading.Refused(CardRefusal.WRONG_FISCAL_CODE));
    }

    @Test
    void acceptsTheFirstCardsWhereTheyAreConfigured() {
        CardReader reader = new CardReader(new CardRules(List.of(CardProfile.CNS), KeyStrength.FIRST_CARDS));
        assertThat(accepted(reader, RSA1024).method()).isEqualTo(SignInMethod.CNS);
        KeyPair issuer = TestCertificate.rsa(2048);
        X509Certificate withSha1 = TestCertificate.cns(MARIO)
                .issuedBy("CN=Nobody", issuer.getPrivate(), "SHA1withRSA")
                .make();
        X509Certificate withSha2 = TestCertificate.cns(MARIO)
                .issuedBy("CN=Nobody", issuer.getPrivate(), "SHA256withRSA")
                .make();
        assertThat(reader.read(withSha1, NOW)).isInstanceOf(CardReading.Read.class);
        assertThat(STANDARD.read(withSha1, NOW)).isEqualTo(new CardReading.Refused(CardRefusal.WEAK_SIGNATURE));
        assertThat(STANDARD.read(withSha2, NOW)).isInstanceOf(CardReading.Read.class);
    }

    @Test
    void refusesKeysOfOtherKinds() throws Exception {
        KeyPair edwards = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(STANDARD.read(
                        TestCertificate.cns(MARIO).withKey(edwards.getPublic()).make(), NOW))
                .isEqualTo(new CardReading.Refused(CardRefusal.WEAK_KEY));
        KeyPair larger = TestCertificate.keys("secp384r1");
        assertThat(STANDARD.read(
                        TestCertificate.cns(MARIO).withKey(larger.getPublic()).make(), NOW))
                .isInstanceOf(CardReading.Read.class);
    }

    /** A card reads alike with and without basic constraints, as long as they do not make it an authority. */
    @Test
    void readsCardThatSaysThatItIsNoAuthority() {
        assertThat(STANDARD.read(
                        TestCertificate.cns(MARIO)
                                .with(Extension.basicConstraints, new BasicConstraints(false))
                                .make(),
                        NOW))
                .isInstanceOf(CardReading.Read.class);
    }

    @Test
    void refusesSubjectThatIsNoText() {
        X500Name name =
                new X500NameBuilder().addRDN(BCStyle.CN, new ASN1Integer(42)).build();
        assertThat(STANDARD.read(TestCertificate.cns(name).make(), NOW))
                .isEqualTo(new CardReading.Refused(CardRefusal.UNREADABLE));
    }

    @Test
    void isValidFromTheFirstSecondToTheLast() {
        X509Certificate card = TestCertificate.cns(MARIO).make();
        Instant first = card.getNotBefore().toInstant();
        Instant last = card.getNotAfter().toInstant();
        assertThat(STANDARD.read(card, first)).isInstanceOf(CardReading.Read.class);
        assertThat(STANDARD.read(card, last)).isInstanceOf(CardReading.Read.class);
        assertThat(STANDARD.read(card, first.minus(Duration.ofSeconds(1))))
                .isEqualTo(new CardReading.Refused(CardRefusal.NOT_YET_VALID));
        assertThat(STANDARD.read(card, last.plus(Duration.ofSeconds(1))))
                .isEqualTo(new CardReading.Refused(CardRefusal.EXPIRED));
    }

    /** Places beside the common name, as a realm may configure them for cards whose profile is not published. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("elsewhere")
    void readsCodeOutsideTheCommonNameWhereConfigured(String value, CodeSource source, String code) {
        X500Name name = new X500NameBuilder()
                .addRDN(BCStyle.CN, source == CodeSource.WHOLE_COMMON_NAME ? value : "MARIO ROSSI")
                .addRDN(
                        BCStyle.SERIALNUMBER,
                        Set.of(CodeSource.SERIAL_NUMBER, CodeSource.WHOLE_SERIAL_NUMBER)
                                        .contains(source)
                                ? value
                                : "CA00000AA")
                .addRDN(BCStyle.DN_QUALIFIER, source == CodeSource.DN_QUALIFIER ? value : "1")
                .build();
        CardReader reader = reader(new CardProfile(
                SignInMethod.CNS, Set.of(CardProfile.CNS_POLICY), ClientAuthentication.STATED, List.of(source)));
        assertThat(reader.read(TestCertificate.cns(name).make(), NOW))
                .isInstanceOfSatisfying(
                        CardReading.Read.class,
                        read -> assertThat(read.card().holder()).isEqualTo(person(code)));
        assertThat(STANDARD.read(TestCertificate.cns(name).make(), NOW))
                .isEqualTo(new CardReading.Refused(CardRefusal.NO_FISCAL_CODE));
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                arguments("TINIT-RSSMRA85T10A562S", CodeSource.SERIAL_NUMBER, "RSSMRA85T10A562S"),
                arguments("IT:RSSMRA85T10A562S", CodeSource.SERIAL_NUMBER, "RSSMRA85T10A562S"),
                arguments("TINIT-RSSMRA85T10A562S", CodeSource.DN_QUALIFIER, "RSSMRA85T10A562S"),
                arguments("RSSMRA85T10A562S", CodeSource.WHOLE_SERIAL_NUMBER, "RSSMRA85T10A562S"),
                arguments("RSSMRA85T10A562S", CodeSource.WHOLE_COMMON_NAME, "RSSMRA85T10A562S"));
    }

    @Test
    void readsCodeOfACieWhereTheServerSaysThatItIs() {
        X509Certificate cie = TestCertificate.cns(new X500NameBuilder()
                        .addRDN(BCStyle.CN, "MARIO ROSSI")
                        .addRDN(BCStyle.SERIALNUMBER, "RSSMRA85T10A562S")
                        .build())
                .with(
                        Extension.certificatePolicies,
                        new CertificatePolicies(
                                new PolicyInformation(new ASN1ObjectIdentifier(CardProfile.CIE_POLICY))))
                .make();
        CardReader configured = reader(CardProfile.CIE.withCodeIn(List.of(CodeSource.WHOLE_SERIAL_NUMBER)));
        assertThat(configured.read(cie, NOW)).isInstanceOfSatisfying(CardReading.Read.class, read -> {
            assertThat(read.card().method()).isEqualTo(SignInMethod.CIE_CARD);
            assertThat(read.card().holder()).isEqualTo(person("RSSMRA85T10A562S"));
        });
        assertThat(STANDARD.read(cie, NOW)).isEqualTo(new CardReading.Refused(CardRefusal.NO_FISCAL_CODE));
    }

    @Test
    void refusesCardThatNamesTwoPeopleWhereBothPlacesAreRead() {
        CardReader reader = reader(new CardProfile(
                SignInMethod.CNS,
                Set.of(CardProfile.CNS_POLICY),
                ClientAuthentication.STATED,
                List.of(CodeSource.COMMON_NAME_BEFORE_SLASH, CodeSource.SERIAL_NUMBER)));
        assertThat(read(reader, CNS_CF_CONTRADICTED)).isEqualTo(new CardReading.Refused(CardRefusal.TWO_FISCAL_CODES));
        assertThat(accepted(reader, CNS_CF_ELSEWHERE).holder()).isEqualTo(person("RSSMRA85T10A562S"));
        assertThat(accepted(reader, CNS_OK).holder()).isEqualTo(person("RSSMRA85T10A562S"));
    }

    @Test
    void printsNothingOfThePerson() {
        CardCertificate card = accepted(STANDARD, CNS_OK);
        assertThat(card + " " + card.holder() + " " + new CardReading.Read(card))
                .doesNotContain("RSSMRA", "Mario", "Rossi");
    }

    @Test
    void givesEachRefusalACodeOfItsOwn() {
        assertThat(CardRefusal.values())
                .extracting(CardRefusal::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("CARD-\\d\\d"));
    }

    private static CardReader reader(CardProfile profile) {
        return new CardReader(new CardRules(List.of(profile), KeyStrength.CURRENT));
    }

    private static CardReading read(CardReader reader, CardKind kind) {
        return reader.read(AUTHORITIES.card(kind, Holder.MARIO).certificate(), NOW);
    }

    private static CardCertificate accepted(CardReader reader, CardKind kind) {
        return ((CardReading.Read) read(reader, kind)).card();
    }

    private static CardCertificate read(TestCertificate certificate) {
        return ((CardReading.Read) STANDARD.read(certificate.make(), NOW)).card();
    }

    private static FiscalCode person(String code) {
        return FiscalCode.parse(code).orElseThrow();
    }
}
