package it.varco.spid.request;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.LevelRequest;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.request.RequestedAuthentication.Reauthentication;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.XmlElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class AuthnRequestXmlTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    /** The skeleton of SPID's technical rules, to the letter: nothing else is in it, and nothing in another order. */
    @Test
    void writesTheSkeletonAndNothingElse() {
        assertThat(Documents.text(request(SpidLevel.L2, Comparison.MINIMUM, NOW))
                        .replaceFirst("^<\\?xml[^>]*\\?>", ""))
                .isEqualTo("""
                        <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"\
                         xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"\
                         AssertionConsumerServiceIndex="0" AttributeConsumingServiceIndex="1"\
                         Destination="https://idp-uno.example/sso" ForceAuthn="true" ID="_request"\
                         IssueInstant="2026-01-31T10:00:00.000Z" Version="2.0">\
                        <saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity"\
                         NameQualifier="https://portale.example">https://portale.example</saml:Issuer>\
                        <samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"/>\
                        <samlp:RequestedAuthnContext Comparison="minimum">\
                        <saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2</saml:AuthnContextClassRef>\
                        </samlp:RequestedAuthnContext></samlp:AuthnRequest>""");
    }

    /** A provider keeps a session at level 1 only, and there a person need not sign in anew. */
    @ParameterizedTest
    @CsvSource({"L1, ''", "L2, true", "L3, true"})
    void forcesTheSignInFromLevelTwoOn(SpidLevel level, String forceAuthn) {
        assertThat(Dom.text(request(level, Comparison.MINIMUM, NOW), "/samlp:AuthnRequest/@ForceAuthn"))
                .isEqualTo(forceAuthn);
        assertThat(Dom.count(request(level, Comparison.MINIMUM, NOW), "//@ForceAuthn[. = 'false']"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheLevel(SpidLevel level) {
        assertThat(Dom.text(request(level, Comparison.EXACT, NOW), "//saml:AuthnContextClassRef"))
                .isEqualTo("https://www.spid.gov.it/Spid" + level);
    }

    @ParameterizedTest
    @CsvSource({"EXACT, exact", "MINIMUM, minimum", "BETTER, better", "MAXIMUM, maximum"})
    void asksByTheComparison(Comparison comparison, String written) {
        assertThat(Dom.text(request(SpidLevel.L2, comparison, NOW), "//samlp:RequestedAuthnContext/@Comparison"))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:00:00Z, 2026-01-31T10:00:00.000Z",
        "2026-01-31T10:00:00.5Z, 2026-01-31T10:00:00.500Z",
        "2026-01-31T10:00:00.123456789Z, 2026-01-31T10:00:00.123Z"
    })
    void writesTheInstantInMilliseconds(Instant instant, String written) {
        assertThat(Dom.text(request(SpidLevel.L2, Comparison.MINIMUM, instant), "/samlp:AuthnRequest/@IssueInstant"))
                .isEqualTo(written);
    }

    /** By POST the signature comes right after the issuer. */
    @Test
    void canBeSignedAfterTheIssuer() {
        Document request = request(SpidLevel.L2, Comparison.MINIMUM, NOW);
        EnvelopedSignature.sign(
                request.getDocumentElement(),
                request.getDocumentElement().getFirstChild().getNextSibling(),
                TestKeys.UNO.signing(),
                TestKeys.UNO.certificate());
        XmlElement sent = new XmlElement(Dom.sent(request).getDocumentElement());
        assertThat(sent.children().stream().map(child -> child.dom().getLocalName()))
                .containsExactly("Issuer", "Signature", "NameIDPolicy", "RequestedAuthnContext");
        assertThat(EnvelopedSignature.isValid(sent, List.of(TestKeys.UNO.verifying())))
                .isTrue();
    }

    /** A session that the provider has of the person counts for SPID's first level alone. */
    @ParameterizedTest
    @CsvSource({"SPID, L1, ''", "SPID, L2, true", "SPID, L3, true", "CIE, L1, true", "CIE, L2, true", "CIE, L3, true"})
    void forcesAuthenticationAsTheSchemeWantsIt(Scheme scheme, SpidLevel level, String written) {
        assertThat(Dom.text(request(scheme, level, Comparison.MINIMUM, NOW), "/samlp:AuthnRequest/@ForceAuthn"))
                .isEqualTo(written);
    }

    /** What is better than the first level is the second. */
    @Test
    void forcesTheSignInByWhatIsMeant() {
        assertThat(Dom.text(request(SpidLevel.L1, Comparison.BETTER, NOW), "/samlp:AuthnRequest/@ForceAuthn"))
                .isEqualTo("true");
    }

    @Test
    void forcesTheSignInWhereTheApplicationWantsIt() {
        Document request = AuthnRequestXml.of(asked(
                Scheme.SPID,
                new LevelRequest(SpidLevel.L1, Comparison.MINIMUM),
                NOW,
                Reauthentication.FORCED,
                Optional.empty(),
                Optional.empty()));
        assertThat(Dom.text(request, "/samlp:AuthnRequest/@ForceAuthn")).isEqualTo("true");
    }

    /** AgID notice 18: the element and its namespace, where the schema has the extensions. */
    @Test
    void saysThePurpose() {
        assertThat(extensions(Optional.of(new Purpose("PG")), Optional.empty())).isEqualTo("""
                        <samlp:Extensions>\
                        <spid:Purpose xmlns:spid="https://spid.gov.it/saml-extensions">PG</spid:Purpose>\
                        </samlp:Extensions>""");
    }

    /** AgID determination 51/2022. */
    @Test
    void saysTheAges() {
        assertThat(extensions(Optional.empty(), AgeLimit.of("14-"))).isEqualTo("""
                        <samlp:Extensions>\
                        <spid:AgeLimit xmlns:spid="https://spid.gov.it/saml-extensions">\
                        <spid:MinAge>14</spid:MinAge><spid:MaxAge>99</spid:MaxAge></spid:AgeLimit>\
                        </samlp:Extensions>""");
    }

    @Test
    void saysBothInOneElement() {
        Document request = extended(Optional.of(new Purpose("P")), AgeLimit.of("14-17"));
        assertThat(Dom.count(request, "/samlp:AuthnRequest/samlp:Extensions")).isEqualTo(1);
        assertThat(Dom.count(request, "/samlp:AuthnRequest/samlp:Extensions/*")).isEqualTo(2);
    }

    /** By POST the signature still comes right after the issuer, and the extensions after it. */
    @Test
    void isSignedWithItsExtensions() {
        Document request = extended(Optional.of(new Purpose("P")), AgeLimit.of("14-17"));
        EnvelopedSignature.sign(
                request.getDocumentElement(),
                request.getDocumentElement().getFirstChild().getNextSibling(),
                TestKeys.UNO.signing(),
                TestKeys.UNO.certificate());
        XmlElement sent = new XmlElement(Dom.sent(request).getDocumentElement());
        assertThat(sent.children().stream().map(child -> child.dom().getLocalName()))
                .containsExactly("Issuer", "Signature", "Extensions", "NameIDPolicy", "RequestedAuthnContext");
        assertThat(EnvelopedSignature.isValid(sent, List.of(TestKeys.UNO.verifying())))
                .isTrue();
    }

    @Test
    void saysNothingOfItToAnotherScheme() {
        Document request = AuthnRequestXml.of(asked(
                Scheme.CIE,
                new LevelRequest(SpidLevel.L2, Comparison.MINIMUM),
                NOW,
                Reauthentication.BY_LEVEL,
                Optional.of(new Purpose("P")),
                AgeLimit.of("14-17")));
        assertThat(Dom.count(request, "//samlp:Extensions")).isZero();
    }

    private static String extensions(Optional<Purpose> purpose, Optional<AgeLimit> ages) {
        String text = Documents.text(extended(purpose, ages));
        String end = "</samlp:Extensions>";
        return text.substring(text.indexOf("<samlp:Extensions>"), text.indexOf(end) + end.length());
    }

    private static Document extended(Optional<Purpose> purpose, Optional<AgeLimit> ages) {
        return AuthnRequestXml.of(asked(
                Scheme.SPID,
                new LevelRequest(SpidLevel.L2, Comparison.MINIMUM),
                NOW,
                Reauthentication.BY_LEVEL,
                purpose,
                ages));
    }

    private static Document request(SpidLevel level, Comparison comparison, Instant instant) {
        return request(Scheme.SPID, level, comparison, instant);
    }

    private static Document request(Scheme scheme, SpidLevel level, Comparison comparison, Instant instant) {
        return AuthnRequestXml.of(asked(
                scheme,
                new LevelRequest(level, comparison),
                instant,
                Reauthentication.BY_LEVEL,
                Optional.empty(),
                Optional.empty()));
    }

    private static RequestedAuthentication asked(
            Scheme scheme,
            LevelRequest level,
            Instant instant,
            Reauthentication reauthentication,
            Optional<Purpose> purpose,
            Optional<AgeLimit> ages) {
        return new RequestedAuthentication(
                scheme,
                "_request",
                instant,
                "https://idp-uno.example/sso",
                "https://portale.example",
                0,
                1,
                level,
                reauthentication,
                purpose,
                ages);
    }
}
