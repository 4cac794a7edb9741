package it.varco.spid.request;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.XmlElement;
import java.time.Instant;
import java.util.List;
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

    private static Document request(SpidLevel level, Comparison comparison, Instant instant) {
        return request(Scheme.SPID, level, comparison, instant);
    }

    private static Document request(Scheme scheme, SpidLevel level, Comparison comparison, Instant instant) {
        return AuthnRequestXml.of(new RequestedAuthentication(
                scheme,
                "_request",
                instant,
                "https://idp-uno.example/sso",
                "https://portale.example",
                0,
                1,
                level,
                comparison));
    }
}
