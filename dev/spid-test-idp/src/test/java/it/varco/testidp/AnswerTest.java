package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What an answer says, that its signatures hold, and that each departure from it is the one asked for. */
class AnswerTest {
    private static final String RESPONSE = "/samlp:Response";
    private static final String ASSERTION = RESPONSE + "/saml:Assertion";
    private static final Person ANNA = People.named("anna").orElseThrow();

    private static SpidTestIdentityProviders providers;
    private static TestServiceProvider asking;
    private static TestIdentityProvider alfa;
    private static TestIdentityProvider beta;
    private static TestIdentityProvider gamma;

    @BeforeAll
    static void start() {
        providers = SpidTestIdentityProviders.start(0);
        asking = new TestServiceProvider(SigningKey.fresh("SP"));
        providers.trust(asking.metadataUrl());
        alfa = providers.named("alfa");
        beta = providers.named("beta");
        gamma = providers.named("gamma");
    }

    @AfterAll
    static void stop() {
        asking.close();
        providers.close();
    }

    @Test
    void saysWhatTheRulesAskFor() {
        ReceivedRequest request = request();
        Answer answer = alfa.answerTo(request, ANNA, Level.L2);
        Document document = Xml.parse(answer.xml());
        String acs = asking.assertionConsumer().toString();

        assertThat(answer.assertionConsumerService()).isEqualTo(asking.assertionConsumer());
        assertThat(answer.relayState()).isEqualTo("opaque-state");
        assertThat(new String(Base64.getDecoder().decode(answer.base64()), StandardCharsets.UTF_8))
                .isEqualTo(answer.xml());
        assertThat(XmlNames.isNcName(XPaths.text(document, RESPONSE + "/@ID"))).isTrue();
        assertThat(XPaths.text(document, RESPONSE + "/@Version")).isEqualTo("2.0");
        assertThat(XPaths.text(document, RESPONSE + "/@IssueInstant"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(XPaths.text(document, RESPONSE + "/@InResponseTo")).isEqualTo(request.id());
        assertThat(XPaths.text(document, RESPONSE + "/@Destination")).isEqualTo(acs);
        assertThat(XPaths.text(document, RESPONSE + "/saml:Issuer")).isEqualTo(alfa.entityId());
        assertThat(XPaths.text(document, RESPONSE + "/saml:Issuer/@Format")).isEqualTo(Saml.FORMAT_ENTITY);
        assertThat(XPaths.text(document, RESPONSE + "/samlp:Status/samlp:StatusCode/@Value"))
                .isEqualTo(Saml.STATUS + "Success");

        assertThat(XPaths.count(document, "//saml:Assertion")).isEqualTo(1);
        assertThat(XPaths.text(document, ASSERTION + "/saml:Issuer")).isEqualTo(alfa.entityId());
        assertThat(XPaths.text(document, ASSERTION + "/saml:Issuer/@Format")).isEqualTo(Saml.FORMAT_ENTITY);
        String nameId = ASSERTION + "/saml:Subject/saml:NameID";
        assertThat(XPaths.text(document, nameId)).isNotBlank();
        assertThat(XPaths.text(document, nameId + "/@Format")).isEqualTo(Saml.FORMAT_TRANSIENT);
        assertThat(XPaths.text(document, nameId + "/@NameQualifier")).isEqualTo(alfa.entityId());
        String confirmation = ASSERTION + "/saml:Subject/saml:SubjectConfirmation";
        assertThat(XPaths.text(document, confirmation + "/@Method")).isEqualTo(Saml.BEARER);
        String data = confirmation + "/saml:SubjectConfirmationData";
        assertThat(XPaths.text(document, data + "/@Recipient")).isEqualTo(acs);
        assertThat(XPaths.text(document, data + "/@InResponseTo")).isEqualTo(request.id());
        Instant issued = Instant.parse(XPaths.text(document, ASSERTION + "/@IssueInstant"));
        assertThat(Instant.parse(XPaths.text(document, data + "/@NotOnOrAfter")))
                .isEqualTo(issued.plusSeconds(300));
        String conditions = ASSERTION + "/saml:Conditions";
        assertThat(Instant.parse(XPaths.text(document, conditions + "/@NotBefore")))
                .isEqualTo(issued);
        assertThat(Instant.parse(XPaths.text(document, conditions + "/@NotOnOrAfter")))
                .isEqualTo(issued.plusSeconds(300));
        assertThat(XPaths.text(document, conditions + "/saml:AudienceRestriction/saml:Audience"))
                .isEqualTo(asking.entityId());
        String statement = ASSERTION + "/saml:AuthnStatement";
        assertThat(XPaths.text(document, statement + "/saml:AuthnContext/saml:AuthnContextClassRef"))
                .isEqualTo(Level.L2.uri());
        assertThat(XPaths.count(document, statement + "/@SessionIndex")).isZero();
    }

    @Test
    void sendsExactlyTheAttributesOfTheSet() {
        Document document = Xml.parse(alfa.answerTo(request(), ANNA, Level.L2).xml());
        assertThat(XPaths.count(document, "//saml:Attribute")).isEqualTo(4);
        assertThat(attribute(document, "name")).isEqualTo("Anna");
        assertThat(attribute(document, "familyName")).isEqualTo("Ferri");
        assertThat(attribute(document, "fiscalNumber")).isEqualTo("TINIT-FRRNNA75C52H501Y");
        assertThat(attribute(document, "dateOfBirth")).isEqualTo("1975-03-12");
        assertThat(XPaths.text(document, "//saml:Attribute[@Name='dateOfBirth']/saml:AttributeValue/@xsi:type"))
                .isEqualTo("xs:date");
        assertThat(XPaths.text(document, "//saml:Attribute[@Name='name']/@NameFormat"))
                .isEqualTo(Saml.FORMAT_BASIC);
    }

    @Test
    void spidCodeIsThePersonsAndTheProviders() {
        ReceivedRequest request =
                request(asking.ask(alfa.singleSignOnLocation()).attribute("AttributeConsumingServiceIndex", "1"));
        String atAlfa =
                attribute(Xml.parse(alfa.answerTo(request, ANNA, Level.L2).xml()), "spidCode");
        String again =
                attribute(Xml.parse(alfa.answerTo(request, ANNA, Level.L2).xml()), "spidCode");
        String atGamma =
                attribute(Xml.parse(gamma.answerTo(request, ANNA, Level.L2).xml()), "spidCode");
        assertThat(atAlfa).matches("ALFA[0-9A-Z]{10}").isEqualTo(again);
        assertThat(atGamma).matches("GAMM[0-9A-Z]{10}");
        assertThat(atAlfa.substring(4)).isNotEqualTo(atGamma.substring(4));
    }

    @Test
    void onlyLevelOneHasASession() {
        Document document = Xml.parse(alfa.answerTo(request(), ANNA, Level.L1).xml());
        assertThat(XPaths.text(document, "//saml:AuthnStatement/@SessionIndex")).isNotBlank();
    }

    @Test
    void bothSignaturesHoldWithTheCertificateInTheMetadata() {
        Document document = Xml.parse(alfa.answerTo(request(), ANNA, Level.L2).xml());
        assertSigned(document.getDocumentElement(), alfa.certificate());
        assertSigned(assertion(document), alfa.certificate());
        assertThat(Xml.children(document.getDocumentElement()).get(1).getLocalName())
                .isEqualTo("Signature");
        assertThat(Xml.children(assertion(document)).get(1).getLocalName()).isEqualTo("Signature");
        assertThat(alfa.answerTo(request(), ANNA, Level.L2).xml()).doesNotContain("&#13;");
    }

    @Test
    void findsTheConsumerByAddressToo() {
        ReceivedRequest request = request(asking.ask(alfa.singleSignOnLocation())
                .withoutAttribute("AssertionConsumerServiceIndex")
                .attribute("AssertionConsumerServiceURL", "http://localhost:1/elsewhere")
                .attribute("ProtocolBinding", Binding.POST.uri()));
        assertThat(alfa.answerTo(request, ANNA, Level.L2).assertionConsumerService())
                .isEqualTo(URI.create("http://localhost:1/elsewhere"));
    }

    @Test
    void readsTheSameRequestFromBothBindings() {
        TestRequest sent = asking.ask(alfa.singleSignOnLocation());
        ReceivedRequest redirected =
                ReceivedRequest.fromRedirect(URI.create(alfa.singleSignOnLocation() + "?" + sent.query()));
        ReceivedRequest posted = request(sent);
        assertThat(redirected).usingRecursiveComparison().ignoringFields("xml").isEqualTo(posted);
        assertThat(posted.level()).isEqualTo(Level.L2);
        assertThat(posted.comparison()).isEqualTo(Comparison.MINIMUM);
        assertThat(posted.destination()).isEqualTo(alfa.singleSignOnLocation().toString());
        assertThat(posted.attributeSetIndex()).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "8, Requester, '', nr08",
        "9, VersionMismatch, '', nr09",
        "12, Requester, NoAuthnContext, nr12",
        "19, Responder, AuthnFailed, nr19",
        "25, Responder, AuthnFailed, nr25",
        "30, Responder, AuthnFailed, nr30"
    })
    void errorsFollowTheTable(int anomaly, String status, String nested, String message) {
        Answer answer = alfa.errorTo(request(), anomaly, AnswerScript.genuine());
        Document document = Xml.parse(answer.xml());
        assertThat(XPaths.text(document, RESPONSE + "/samlp:Status/samlp:StatusCode/@Value"))
                .isEqualTo(Saml.STATUS + status);
        assertThat(XPaths.text(document, RESPONSE + "/samlp:Status/samlp:StatusCode/samlp:StatusCode/@Value"))
                .isEqualTo(nested.isEmpty() ? "" : Saml.STATUS + nested);
        assertThat(XPaths.text(document, RESPONSE + "/samlp:Status/samlp:StatusMessage"))
                .isEqualTo("ErrorCode " + message);
        assertThat(XPaths.count(document, "//saml:Assertion")).isZero();
        assertSigned(document.getDocumentElement(), alfa.certificate());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 24, 99})
    void hasNoErrorThatTheTableKeepsFromServiceProviders(int anomaly) {
        assertThatIllegalArgumentException().isThrownBy(() -> alfa.errorTo(request(), anomaly, AnswerScript.genuine()));
    }

    @Test
    void anyProviderCanClaimAnyIssuerWithAnyKey() {
        ReceivedRequest askedOfAlfa = request();
        Answer answer = gamma.answerTo(
                askedOfAlfa,
                ANNA,
                Level.L2,
                AnswerScript.genuine().issuedBy(alfa.entityId()).signedBy(beta));
        Document document = Xml.parse(answer.xml());
        assertThat(XPaths.text(document, RESPONSE + "/saml:Issuer")).isEqualTo(alfa.entityId());
        assertThat(XPaths.text(document, ASSERTION + "/saml:Issuer")).isEqualTo(alfa.entityId());
        assertThat(XPaths.text(document, "//saml:NameID/@NameQualifier")).isEqualTo(alfa.entityId());
        assertSigned(document.getDocumentElement(), beta.certificate());
        assertSigned(assertion(document), beta.certificate());
    }

    @Test
    void strangersSign() {
        Document shown = forged(AnswerScript.genuine().signedByStranger());
        X509Certificate stranger =
                signature(shown.getDocumentElement()).shownCertificates().get(0);
        assertThat(stranger).isNotEqualTo(alfa.certificate());
        assertSigned(shown.getDocumentElement(), stranger);
        assertSigned(assertion(shown), stranger);

        Document hidden = forged(AnswerScript.genuine().signedByStrangerWithoutCertificate());
        assertThat(XPaths.count(hidden, "//ds:Signature")).isEqualTo(2);
        assertThat(XPaths.count(hidden, "//ds:KeyInfo")).isZero();
        assertThat(signature(assertion(hidden)).validatesWith(alfa.certificate().getPublicKey()))
                .isFalse();

        Document lying = forged(AnswerScript.genuine().signedByStranger().showing(alfa.certificate()));
        assertThat(signature(assertion(lying)).shownCertificates()).containsExactly(alfa.certificate());
        assertThat(signature(assertion(lying)).validatesWith(alfa.certificate().getPublicKey()))
                .isFalse();
    }

    @Test
    void assertionAloneCanBeSignedByAnother() {
        Document document = forged(AnswerScript.genuine().assertionSignedBy(beta));
        assertSigned(document.getDocumentElement(), alfa.certificate());
        assertSigned(assertion(document), beta.certificate());
        Document strange = forged(AnswerScript.genuine().assertionSignedByStranger());
        assertSigned(strange.getDocumentElement(), alfa.certificate());
        assertThat(signature(assertion(strange))
                        .validatesWith(alfa.certificate().getPublicKey()))
                .isFalse();
    }

    @Test
    void signaturesCanBeLeftOut() {
        assertThat(signers(AnswerScript.genuine().withoutAssertionSignature())).containsExactly("Response");
        assertThat(signers(AnswerScript.genuine().withoutResponseSignature())).containsExactly("Assertion");
        assertThat(signers(AnswerScript.genuine().withoutSignatures())).isEmpty();
        assertThat(signers(AnswerScript.genuine().withoutSignatures().signedBy(beta)))
                .isEmpty();
    }

    @Test
    void editsAreSignedAndTamperingIsNot() {
        Document edited = forged(AnswerScript.genuine()
                .withAttribute("fiscalNumber", "TINIT-X")
                .withoutAttribute("name")
                .edit(document -> document.getDocumentElement().setAttribute("Version", "9.9")));
        assertThat(attribute(edited, "fiscalNumber")).isEqualTo("TINIT-X");
        assertThat(attribute(edited, "name")).isEmpty();
        assertThat(XPaths.text(edited, RESPONSE + "/@Version")).isEqualTo("9.9");
        assertSigned(edited.getDocumentElement(), alfa.certificate());
        assertSigned(assertion(edited), alfa.certificate());

        Document tampered = forged(AnswerScript.genuine().tamper(xml -> xml.replace(">Anna<", ">Ada<")));
        assertThat(attribute(tampered, "name")).isEqualTo("Ada");
        assertThat(signature(assertion(tampered))
                        .validatesWith(alfa.certificate().getPublicKey()))
                .isFalse();
    }

    @Test
    void idCanBeTakenAwayBeforeSigning() {
        Document without = forged(AnswerScript.genuine()
                .edit(document -> document.getDocumentElement().removeAttribute("ID")));
        assertThat(XPaths.count(without, RESPONSE + "/@ID")).isZero();
        Document empty = forged(
                AnswerScript.genuine().edit(document -> assertion(document).setAttribute("ID", "")));
        assertThat(XPaths.text(empty, ASSERTION + "/@ID")).isEmpty();
    }

    @Test
    void algorithmsCanBeChosen() {
        String sha512 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
        Document strong = forged(AnswerScript.genuine()
                .signatureAlgorithm(sha512)
                .digestAlgorithm("http://www.w3.org/2001/04/xmlenc#sha512"));
        assertThat(signature(assertion(strong)).signatureMethod()).isEqualTo(sha512);
        assertSigned(strong.getDocumentElement(), alfa.certificate());

        Document weak = forged(AnswerScript.genuine()
                .signatureAlgorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1")
                .digestAlgorithm("http://www.w3.org/2000/09/xmldsig#sha1"));
        assertThat(signature(assertion(weak)).usesOnlyAllowedAlgorithms()).isFalse();
    }

    @Test
    void instantsCanBeMoved() {
        Document document = forged(AnswerScript.genuine().issuedAt(Instant.parse("2020-01-01T10:00:00Z")));
        assertThat(XPaths.text(document, RESPONSE + "/@IssueInstant")).isEqualTo("2020-01-01T10:00:00.000Z");
        assertThat(XPaths.text(document, "//saml:Conditions/@NotOnOrAfter")).isEqualTo("2020-01-01T10:05:00.000Z");
        assertThat(XPaths.text(document, "//saml:AuthnStatement/@AuthnInstant")).isEqualTo("2020-01-01T10:00:00.000Z");
    }

    @Test
    void scriptsDoNotChange() {
        AnswerScript genuine = AnswerScript.genuine();
        genuine.withoutSignatures().issuedBy("https://x.example.org");
        assertThat(signers(genuine)).containsExactlyInAnyOrder("Response", "Assertion");
    }

    @Test
    void namesNobody() {
        assertThat(alfa.answerTo(request(), ANNA, Level.L2).toString()).doesNotContain("FRR", "Anna");
        assertThat(ANNA.toString()).doesNotContain("FRR", "Ferri");
    }

    private static ReceivedRequest request() {
        return request(asking.ask(alfa.singleSignOnLocation()));
    }

    private static ReceivedRequest request(TestRequest sent) {
        return ReceivedRequest.fromPost(sent.samlRequest(), sent.relayState().orElseThrow());
    }

    private static Document forged(AnswerScript script) {
        return Xml.parse(alfa.answerTo(request(), ANNA, Level.L2, script).xml());
    }

    private static List<String> signers(AnswerScript script) {
        Document document = forged(script);
        return List.of(document.getDocumentElement(), assertion(document)).stream()
                .filter(element -> XmlSignature.of(element).isPresent())
                .map(Element::getLocalName)
                .toList();
    }

    private static Element assertion(Document document) {
        return Xml.child(document.getDocumentElement(), Saml.ASSERTION, "Assertion")
                .orElseThrow();
    }

    private static XmlSignature signature(Element element) {
        return XmlSignature.of(element).orElseThrow();
    }

    private static void assertSigned(Element element, X509Certificate certificate) {
        Optional<XmlSignature> signature = XmlSignature.of(element);
        assertThat(signature).isPresent();
        assertThat(signature.get().coversItsParent()).isTrue();
        assertThat(signature.get().usesOnlyAllowedAlgorithms()).isTrue();
        assertThat(signature.get().shownCertificates()).containsExactly(certificate);
        assertThat(signature.get().validatesWith(certificate.getPublicKey())).isTrue();
    }

    private static String attribute(Document document, String name) {
        return XPaths.text(document, "//saml:Attribute[@Name='" + name + "']/saml:AttributeValue");
    }
}
