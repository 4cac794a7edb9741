package it.varco.cns.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.cns.TestCertificate;
import it.varco.cns.TestClock;
import it.varco.cns.TestTrust;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationReading.Assurance;
import it.varco.cns.revocation.RevocationReading.Passed;
import it.varco.cns.revocation.RevocationReading.Refused;
import it.varco.cns.trust.TrustAnchorSource;
import it.varco.cns.trust.TrustedCard;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list is about: not being on the wrong one proves nothing. */
class ListScopeTest {

    private static final KeyPair KEYS = TestCertificate.keys("secp256r1");
    private static final String FIRST = "http://liste.example.it/1.crl";
    private static final String SECOND = "http://liste.example.it/2.crl";
    private static final String DIRECTORY = "ldap://liste.example.it/CN=1?certificateRevocationList";
    private static final BigInteger CARD = BigInteger.TEN;
    private static final RevocationReading CHECKED = new Passed(Assurance.CHECKED);
    private static final RevocationReading FORGED = new Refused(CardRefusal.STATUS_FORGED);
    private static final TrustAnchorSource TRUST =
            TestTrust.in(TestCertificate.authority("CN=Root", KEYS, "CN=Root", KEYS.getPrivate())
                    .make());

    private final Map<URI, byte[]> network = new ConcurrentHashMap<>();
    private final List<URI> asked = new ArrayList<>();
    private RevocationCheck check;

    @BeforeEach
    void newCaches() {
        check = new RevocationCheck(
                TestSettings.hard(RevocationMode.CRL_ONLY, TestSettings.PATIENT),
                KeyStrength.CURRENT,
                TRUST,
                request -> {
                    asked.add(request.location());
                    return Optional.ofNullable(network.get(request.location()))
                            .orElseThrow(() -> new IOException("nothing there"));
                },
                new TestClock(),
                beside -> {});
    }

    @Test
    void readsListThatNamesNoPlaceWhereTheCardSaysItIs() {
        publish(FIRST, list());
        assertThat(check.check(card(FIRST))).isEqualTo(CHECKED);
        publish(SECOND, list().revoking(CARD));
        assertThat(check.check(card(SECOND))).isEqualTo(new Refused(CardRefusal.REVOKED));
    }

    /** Over plain HTTP anybody on the way can bring the same issuer's other list, which is signed as well. */
    @Test
    void readsNoListOfOtherCards() {
        publish(FIRST, list().calling(SECOND));
        assertThat(check.check(card(FIRST))).isEqualTo(FORGED);
        assertThat(check.check(card(FIRST))).isEqualTo(FORGED);
        assertThat(asked).hasSize(1);
    }

    @Test
    void readsListThatCallsItselfAsTheCardDoes() {
        publish(FIRST, list().calling(FIRST).revoking(CARD));
        assertThat(check.check(card(FIRST))).isEqualTo(new Refused(CardRefusal.REVOKED));
    }

    /** The directory is not asked, but its address may be the name that list and card share. */
    @Test
    void readsListThatBearsTheDirectorysName() {
        publish(FIRST, list().calling(DIRECTORY));
        assertThat(check.check(card(DIRECTORY, FIRST))).isEqualTo(CHECKED);
        assertThat(asked).containsExactly(URI.create(FIRST));
    }

    @Test
    void keepsTheListsOfOneIssuerApart() {
        publish(FIRST, list());
        publish(SECOND, list().revoking(CARD));
        assertThat(check.check(card(FIRST))).isEqualTo(CHECKED);
        assertThat(check.check(card(SECOND))).isEqualTo(new Refused(CardRefusal.REVOKED));
        assertThat(check.check(card(FIRST))).isEqualTo(CHECKED);
    }

    @Test
    void triesTheNextPlaceWhereOneGivesNothing() {
        publish(SECOND, list());
        assertThat(check.check(card(FIRST, SECOND))).isEqualTo(CHECKED);
        assertThat(asked).containsExactly(URI.create(FIRST), URI.create(SECOND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partial")
    void readsNoListThatProvesNothing(String what, TestList list) {
        publish(FIRST, list);
        assertThat(check.check(card(FIRST))).isEqualTo(FORGED);
    }

    static Stream<Arguments> partial() {
        return Stream.of(
                arguments("for other issuers too", list().with(scope(false, false, null, true, false))),
                arguments("for some reasons", list().with(scope(false, false, new ReasonFlags(2), false, false))),
                arguments("for attributes", list().with(scope(false, false, null, false, true))),
                arguments("for authorities", list().with(scope(false, true, null, false, false))),
                arguments("with an entry of another issuer", list().revokingForAnother("CN=Other")),
                arguments("with an entry by a rule that is not known", list().revokingOddly()),
                arguments(
                        "a difference to another",
                        list().with(new Extension(Extension.deltaCRLIndicator, true, encoded(1)))),
                arguments(
                        "by a rule that is not known",
                        list().with(new Extension(new ASN1ObjectIdentifier("1.3.76.99.7"), true, encoded(1)))));
    }

    @Test
    void readsListForPeople() {
        publish(FIRST, list().with(scope(true, false, null, false, false)));
        assertThat(check.check(card(FIRST))).isEqualTo(CHECKED);
    }

    @Test
    void passesOverExtensionsThatNeedNotBeKnown() {
        publish(FIRST, list().with(new Extension(Extension.cRLNumber, false, encoded(7))));
        assertThat(check.check(card(FIRST))).isEqualTo(CHECKED);
    }

    @Test
    void followsNoPlaceOfAnotherIssuersList() {
        publish(FIRST, list());
        DistributionPoint indirect =
                new DistributionPoint(place(FIRST), null, new GeneralNames(new GeneralName(new X500Name("CN=Other"))));
        assertThat(check.check(card(new CRLDistPoint(new DistributionPoint[] {indirect}))))
                .isEqualTo(new Refused(CardRefusal.STATUS_NOWHERE));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://liste.example.it/1.crl",
                "file:///etc/passwd",
                "ftp://liste.example.it/1.crl",
                "jar:http://liste.example.it/1.jar!/1.crl",
                "http:///1.crl",
                "http://user:password@liste.example.it/1.crl",
                "1.crl",
                "http://liste example.it/1.crl"
            })
    void followsNoAddressButPlainOnes(String address) {
        assertThat(check.check(card(address))).isEqualTo(new Refused(CardRefusal.STATUS_NOWHERE));
        assertThat(asked).isEmpty();
    }

    /** A list that is prefetched is read for the cards that it is about, and for no others. */
    @Test
    void usesNoPrefetchedListForCardsThatNameAnother() {
        publish(FIRST, list());
        check.prefetch(List.of(URI.create(FIRST)));
        assertThat(check.check(card(SECOND))).isEqualTo(new Refused(CardRefusal.STATUS_UNREACHABLE));
        assertThat(check.check(card(FIRST))).isEqualTo(CHECKED);
    }

    private void publish(String address, TestList list) {
        network.put(URI.create(address), list.signedBy(KEYS));
    }

    private static TestList list() {
        return new TestList("CN=Root");
    }

    private static IssuingDistributionPoint scope(
            boolean people, boolean authorities, ReasonFlags reasons, boolean indirect, boolean attributes) {
        return new IssuingDistributionPoint(null, people, authorities, reasons, indirect, attributes);
    }

    private static byte[] encoded(int number) {
        try {
            return new ASN1Integer(number).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TrustedCard card(String... addresses) {
        return card(new CRLDistPoint(Stream.of(addresses)
                .map(address -> new DistributionPoint(place(address), null, null))
                .toArray(DistributionPoint[]::new)));
    }

    private static TrustedCard card(CRLDistPoint places) {
        X509Certificate certificate = TestCertificate.cns(new X500Name("C=IT,CN=RSSMRA85T10A562S\\/1.hash"))
                .with(Extension.cRLDistributionPoints, places)
                .issuedBy("CN=Root", KEYS.getPrivate(), "SHA256withECDSA")
                .make();
        return TestTrust.trusted(List.of(certificate), TRUST, TestClock.START);
    }

    private static DistributionPointName place(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }
}
