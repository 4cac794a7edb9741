package it.varco.cns.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.TestCertificate;
import it.varco.cns.TestClock;
import it.varco.cns.TestTrust;
import it.varco.cns.profile.CardCertificate;
import it.varco.cns.profile.CardReader;
import it.varco.cns.profile.CardReading;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.CardRules;
import it.varco.cns.profile.KeyStrength;
import it.varco.testcards.Ca;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testcards.Recipe;
import it.varco.testcards.TestAuthorities;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CardTrustTest {

    private static final Instant NOW = TestClock.START;
    private static final TestAuthorities AUTHORITIES =
            TestAuthorities.at(new TestClock(), URI.create("http://127.0.0.1:1"));
    private static final String MARIOS_NAME = "C=IT,CN=RSSMRA85T10A562S\\/1.hash";
    private static final X500Name MARIO = new X500Name(MARIOS_NAME);
    private static final KeyPair ROOT = TestCertificate.keys("secp256r1");
    private static final KeyPair MIDDLE = TestCertificate.keys("secp256r1");
    private static final KeyPair LOWER = TestCertificate.keys("secp256r1");
    private static final KeyPair FOURTH = TestCertificate.keys("secp256r1");

    @ParameterizedTest(name = "{0} under {1}: {2}")
    @MethodSource("issuers")
    void believesWhatItsAuthoritiesHaveSigned(CardKind kind, List<Ca> believed, CardRefusal refusal) {
        assertThat(trust(kind, believed)).isEqualTo(new TrustReading.Refused(refusal));
        assertThat(trust(CardKind.CNS_OK, List.of(Ca.CNS))).isInstanceOf(TrustReading.Trusted.class);
    }

    static Stream<Arguments> issuers() {
        return Stream.of(
                arguments(CardKind.ROGUE_CNS, List.of(Ca.CNS, Ca.CIE_ROOT), CardRefusal.UNKNOWN_ISSUER),
                arguments(CardKind.CLONE_CNS, List.of(Ca.CNS, Ca.CIE_ROOT), CardRefusal.FORGED_ISSUER),
                arguments(CardKind.CNS_OK, List.of(Ca.CNS_CLONE), CardRefusal.FORGED_ISSUER),
                arguments(CardKind.CNS_OK, List.of(Ca.CIE_ROOT), CardRefusal.UNKNOWN_ISSUER),
                arguments(CardKind.CIE_OK, List.of(Ca.CNS), CardRefusal.UNKNOWN_ISSUER),
                arguments(CardKind.CIE_OK, List.of(Ca.CIE_ROOT_TWIN), CardRefusal.FORGED_ISSUER),
                arguments(CardKind.CNS_OK, List.of(), CardRefusal.NO_ANCHORS));
    }

    /** Roots share a name, across generations and across providers. */
    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource("namesakes")
    void triesEachAuthorityOfTheName(CardKind kind, List<Ca> believed) {
        assertThat(trust(kind, believed)).isInstanceOf(TrustReading.Trusted.class);
    }

    static Stream<Arguments> namesakes() {
        return Stream.of(
                arguments(CardKind.CNS_OK, List.of(Ca.CNS, Ca.CNS_CLONE)),
                arguments(CardKind.CNS_OK, List.of(Ca.CNS_CLONE, Ca.CNS)),
                arguments(CardKind.CIE_OK, List.of(Ca.CIE_ROOT, Ca.CIE_ROOT_TWIN)),
                arguments(CardKind.CIE_OK, List.of(Ca.CIE_ROOT_TWIN, Ca.CIE_ROOT)),
                arguments(CardKind.CIE_LONG_ISSUER, List.of(Ca.CIE_ROOT)));
    }

    /** Whoever may issue health cards is not thereby the Ministry, and the other way round. */
    @ParameterizedTest(name = "{0} from {1} under {2}: {3}")
    @MethodSource("kinds")
    void believesAnAuthorityForItsOwnKindOfCard(Recipe card, Ca issuer, Ca believed, Optional<CardRefusal> refusal) {
        List<X509Certificate> chain =
                AUTHORITIES.card(card.withIssuer(issuer), Holder.MARIO).chain();
        TrustReading reading = trust(chain, AUTHORITIES.of(believed).certificate());
        assertThat(reading)
                .isEqualTo(refusal.<TrustReading>map(TrustReading.Refused::new).orElse(reading));
        assertThat(reading instanceof TrustReading.Trusted).isEqualTo(refusal.isEmpty());
    }

    static Stream<Arguments> kinds() {
        Optional<CardRefusal> other = Optional.of(CardRefusal.ISSUER_OF_OTHER_CARDS);
        return Stream.of(
                arguments(Recipe.cns(), Ca.CNS, Ca.CNS, Optional.empty()),
                arguments(Recipe.cie(), Ca.CIE, Ca.CIE, Optional.empty()),
                arguments(Recipe.cie(), Ca.CIE, Ca.CIE_ROOT, Optional.empty()),
                arguments(Recipe.cie(), Ca.CNS, Ca.CNS, other),
                arguments(Recipe.cns(), Ca.CIE, Ca.CIE, other),
                arguments(Recipe.cns(), Ca.CIE, Ca.CIE_ROOT, other));
    }

    /** The Italian list names the issuing authorities as well as their roots. */
    @Test
    void believesAnAuthorityThatIsListedWithoutItsRoot() {
        Card card = AUTHORITIES.card(CardKind.CIE_OK, Holder.MARIO);
        TrustReading reading = new CardTrust(TestTrust.in(AUTHORITIES.of(Ca.CIE).certificate()), KeyStrength.CURRENT)
                .trust(read(card.certificate()), List.of(), NOW);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        TrustReading.Trusted.class,
                        trusted -> assertThat(trusted.card().links()).hasSize(1));
    }

    @Test
    void saysByWhomEachCertificateOnTheWayWasIssued() {
        Card card = AUTHORITIES.card(CardKind.CIE_OK, Holder.MARIO);
        TrustedCard trusted = TestTrust.trusted(card, AUTHORITIES, NOW);
        assertThat(trusted.links())
                .extracting(TrustedCard.Link::certificate)
                .containsExactly(card.certificate(), AUTHORITIES.of(Ca.CIE).certificate());
        assertThat(trusted.links())
                .extracting(TrustedCard.Link::issuer)
                .containsExactly(
                        AUTHORITIES.of(Ca.CIE).certificate(),
                        AUTHORITIES.of(Ca.CIE_ROOT).certificate());
        assertThat(trusted.links()).extracting(TrustedCard.Link::isOfAuthority).containsExactly(false, true);
    }

    @Test
    void needsTheAuthorityBetween() {
        Card card = AUTHORITIES.card(CardKind.CIE_OK, Holder.MARIO);
        CardTrust trust = new CardTrust(TestTrust.of(AUTHORITIES), KeyStrength.CURRENT);
        assertThat(trust.trust(read(card.certificate()), List.of(), NOW))
                .isEqualTo(new TrustReading.Refused(CardRefusal.UNKNOWN_ISSUER));
    }

    @Test
    void findsTheAuthorityBetweenInAnyOrder() {
        Card card = AUTHORITIES.card(CardKind.CIE_OK, Holder.MARIO);
        List<X509Certificate> backwards = new ArrayList<>(card.chain());
        backwards.add(AUTHORITIES.of(Ca.CNS).certificate());
        Collections.reverse(backwards);
        assertThat(new CardTrust(TestTrust.of(AUTHORITIES), KeyStrength.CURRENT)
                        .trust(read(card.certificate()), backwards, NOW))
                .isInstanceOf(TrustReading.Trusted.class);
    }

    /** What the browser sends is never an authority that is believed, be it signed by itself or not. */
    @Test
    void believesNobodyOnTheirOwnWord() {
        Card card = AUTHORITIES.card(CardKind.ROGUE_CNS, Holder.MARIO);
        assertThat(new CardTrust(TestTrust.of(AUTHORITIES), KeyStrength.CURRENT)
                        .trust(read(card.certificate()), card.chain(), NOW))
                .isEqualTo(new TrustReading.Refused(CardRefusal.UNKNOWN_ISSUER));
    }

    /** A card is a certificate like others: its holder must not be able to issue more. */
    @Test
    void believesNoCardThatAnotherCardHasSigned() {
        KeyPair own = TestCertificate.keys("secp256r1");
        X509Certificate card = TestCertificate.cns(MARIO)
                .withKey(own.getPublic())
                .issuedBy("CN=Root", ROOT.getPrivate(), "SHA256withECDSA")
                .make();
        X509Certificate grafted = TestCertificate.cns(new X500Name("CN=VRDLGU70A01H501O\\/1.h"))
                .issuedBy(MARIOS_NAME, own.getPrivate(), "SHA256withECDSA")
                .make();
        assertThat(trust(List.of(grafted, card), root()))
                .isEqualTo(new TrustReading.Refused(CardRefusal.UNKNOWN_ISSUER));
        assertThat(trust(List.of(card), root())).isInstanceOf(TrustReading.Trusted.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("between")
    void believesOnlyProperAuthoritiesBetween(String what, TestCertificate between) {
        X509Certificate card = under("CN=Middle", MIDDLE);
        assertThat(trust(List.of(card, between.make()), root())).isInstanceOf(TrustReading.Refused.class);
        assertThat(trust(List.of(card, middle().make()), root())).isInstanceOf(TrustReading.Trusted.class);
    }

    static Stream<Arguments> between() {
        return Stream.of(
                arguments("no authority", middle().without(Extension.basicConstraints)),
                arguments(
                        "says that it is none", middle().with(Extension.basicConstraints, new BasicConstraints(false))),
                arguments(
                        "may not sign certificates",
                        middle().with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature))),
                arguments("signed by another", middle().issuedBy("CN=Root", LOWER.getPrivate(), "SHA256withECDSA")),
                arguments("signed with SHA-1", middle().issuedBy("CN=Root", ROOT.getPrivate(), "SHA1withECDSA")));
    }

    @Test
    void believesNoExpiredAuthorityBetween() {
        X509Certificate expired = middle().make(TestCertificate.MADE, Period.ofDays(30));
        assertThat(trust(List.of(under("CN=Middle", MIDDLE), expired), root()))
                .isInstanceOf(TrustReading.Refused.class);
    }

    @Test
    void looksThroughTwoAuthoritiesBetweenAndNoMore() {
        X509Certificate middle = middle().make();
        X509Certificate lower = TestCertificate.authority("CN=Lower", LOWER, "CN=Middle", MIDDLE.getPrivate())
                .make();
        X509Certificate fourth = TestCertificate.authority("CN=Fourth", FOURTH, "CN=Lower", LOWER.getPrivate())
                .make();
        assertThat(trust(List.of(under("CN=Lower", LOWER), lower, middle), root()))
                .isInstanceOf(TrustReading.Trusted.class);
        assertThat(trust(List.of(under("CN=Fourth", FOURTH), fourth, lower, middle), root()))
                .isEqualTo(new TrustReading.Refused(CardRefusal.UNKNOWN_ISSUER));
    }

    /** The JDK does not hold an anchor to its own limit. */
    @Test
    void holdsAuthoritiesToHowManyTheyMayHaveBelow() {
        X509Certificate limited = TestCertificate.authority("CN=Root", ROOT, "CN=Root", ROOT.getPrivate())
                .with(Extension.basicConstraints, new BasicConstraints(0))
                .make();
        assertThat(trust(List.of(under("CN=Middle", MIDDLE), middle().make()), limited))
                .isInstanceOf(TrustReading.Refused.class);
        assertThat(trust(List.of(under("CN=Root", ROOT)), limited)).isInstanceOf(TrustReading.Trusted.class);
    }

    @Test
    void believesNoExpiredAuthority() {
        X509Certificate expired = TestCertificate.authority("CN=Root", ROOT, "CN=Root", ROOT.getPrivate())
                .make(TestCertificate.MADE, Period.ofDays(30));
        X509Certificate card = under("CN=Root", ROOT);
        assertThat(trust(List.of(card), expired)).isEqualTo(new TrustReading.Refused(CardRefusal.ISSUER_EXPIRED));
        assertThat(trust(List.of(card), expired, root())).isInstanceOf(TrustReading.Trusted.class);
    }

    /** Nobody makes the search long: of what a browser sends only the first few are looked at. */
    @Test
    void looksAtFewOfTheCertificatesThatAreSent() {
        List<X509Certificate> many = new ArrayList<>(List.of(under("CN=Middle", MIDDLE)));
        for (int index = 0; index < 200; index++) {
            many.add(TestCertificate.authority("CN=Middle", MIDDLE, "CN=Middle", MIDDLE.getPrivate())
                    .make());
        }
        many.add(middle().make());
        assertThat(trust(many, root())).isEqualTo(new TrustReading.Refused(CardRefusal.UNKNOWN_ISSUER));
    }

    @ParameterizedTest(name = "{0} authorities of one name")
    @CsvSource({"24, true", "25, false"})
    void triesFewOfTheAuthoritiesThatShareAName(int namesakes, boolean believed) {
        List<X509Certificate> authorities = new ArrayList<>();
        for (int other = 1; other < namesakes; other++) {
            KeyPair keys = TestCertificate.keys("secp256r1");
            authorities.add(TestCertificate.authority("CN=Root", keys, "CN=Root", keys.getPrivate())
                    .make());
        }
        authorities.add(root());
        TrustReading reading = trust(List.of(under("CN=Root", ROOT)), authorities.toArray(X509Certificate[]::new));
        assertThat(reading instanceof TrustReading.Trusted).isEqualTo(believed);
    }

    @ParameterizedTest(name = "a key of {0} bits")
    @CsvSource({"2048, true", "1024, false"})
    void believesNoAuthorityBetweenWhoseKeyIsShort(int bits, boolean believed) {
        KeyPair keys = TestCertificate.rsa(bits);
        X509Certificate between = TestCertificate.authority("CN=Middle", keys, "CN=Root", ROOT.getPrivate())
                .make();
        X509Certificate card = TestCertificate.cns(MARIO)
                .issuedBy("CN=Middle", keys.getPrivate(), "SHA256withRSA")
                .make();
        assertThat(trust(List.of(card, between), root()) instanceof TrustReading.Trusted)
                .isEqualTo(believed);
    }

    /** Whose certificate is no card can still be told by issuer, so that an alarm is one. */
    @Test
    void distrustsWithReasonWhateverTheCertificateIs() {
        CardTrust trust = new CardTrust(TestTrust.of(AUTHORITIES), KeyStrength.CURRENT);
        assertThat(trust.distrust(
                        AUTHORITIES.card(CardKind.CNS_FORGEDCF, Holder.MARIO).certificate(), List.of(), NOW))
                .isEmpty();
        assertThat(trust.distrust(
                        AUTHORITIES.card(CardKind.CIE_OK, Holder.MARIO).certificate(),
                        List.of(AUTHORITIES.of(Ca.CIE).certificate()),
                        NOW))
                .isEmpty();
        assertThat(trust.distrust(
                        AUTHORITIES.card(CardKind.ROGUE_CNS, Holder.MARIO).certificate(), List.of(), NOW))
                .contains(CardRefusal.UNKNOWN_ISSUER);
    }

    private static TrustReading trust(CardKind kind, List<Ca> believed) {
        Card card = AUTHORITIES.card(kind, Holder.MARIO);
        return trust(
                card.chain(),
                believed.stream().map(ca -> AUTHORITIES.of(ca).certificate()).toArray(X509Certificate[]::new));
    }

    private static TrustReading trust(List<X509Certificate> chain, X509Certificate... believed) {
        return new CardTrust(TestTrust.in(believed), KeyStrength.CURRENT)
                .trust(read(chain.get(0)), chain.subList(1, chain.size()), NOW);
    }

    private static CardCertificate read(X509Certificate certificate) {
        return ((CardReading.Read) new CardReader(CardRules.STANDARD).read(certificate, NOW)).card();
    }

    private static X509Certificate root() {
        return TestCertificate.authority("CN=Root", ROOT, "CN=Root", ROOT.getPrivate())
                .make();
    }

    private static TestCertificate middle() {
        return TestCertificate.authority("CN=Middle", MIDDLE, "CN=Root", ROOT.getPrivate());
    }

    private static X509Certificate under(String issuer, KeyPair keys) {
        return TestCertificate.cns(MARIO)
                .issuedBy(issuer, keys.getPrivate(), "SHA256withECDSA")
                .make();
    }
}
