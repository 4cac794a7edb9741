package it.varco.testcards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The list is in the shape of AgID's and its signature holds; each forgery is what its name says. The JDK alone reads. */
class TrustedListXmlTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final TestAuthorities AUTHORITIES = TestAuthorities.at(CLOCK, URI.create("http://127.0.0.1:1"));
    private static final Authority SIGNER = AUTHORITIES.of(Ca.LIST_SIGNER);
    private static final X509Certificate SMUGGLED = AUTHORITIES.of(Ca.ROGUE).certificate();
    private static final String SERVICES =
            "/*/*[local-name()='TrustServiceProviderList']/*/*[local-name()='TSPServices']/*";

    private final TrustedListXml list = TrustedListXml.at(CLOCK)
            .and(
                    TrustService.of(AUTHORITIES.of(Ca.CNS).certificate()),
                    TrustService.of(AUTHORITIES.of(Ca.CIE).certificate()));

    @ParameterizedTest
    @EnumSource(TrustedListXml.Coverage.class)
    void theSignersSignatureHolds(TrustedListXml.Coverage coverage) throws Exception {
        Document document = parse(list.withCoverage(coverage).signedBy(SIGNER));
        assertThat(signatures(document)).hasSize(1);
        assertThat(holds(document, key(SIGNER))).isTrue();
        assertThat(holds(document, key(AUTHORITIES.of(Ca.SECOND_LIST_SIGNER)))).isFalse();
        assertThat(references(document).get(0).getAttribute("URI")).isEqualTo(coverage.reference());
    }

    @Test
    void theSignatureIsAsOnTheRealList() throws Exception {
        Document document = parse(list.signedBy(SIGNER));
        assertThat(algorithm(document, "SignatureMethod"))
                .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(algorithm(document, "CanonicalizationMethod")).isEqualTo("http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(references(document))
                .extracting(reference -> reference.getAttribute("Type"))
                .containsExactly("", "http://uri.etsi.org/01903#SignedProperties");
        assertThat(text(document, "/*/*[local-name()='Signature']/*/*/*[local-name()='X509Certificate']"))
                .isEqualTo(
                        Base64.getEncoder().encodeToString(SIGNER.certificate().getEncoded()));
    }

    @ParameterizedTest
    @CsvSource({
        "TSLSequenceNumber, 142",
        "TSLVersionIdentifier, 5",
        "ListIssueDateTime, 2026-11-21T10:00:00Z",
        "NextUpdate, 2026-12-24T00:00:00Z",
        "SchemeTerritory, IT"
    })
    void general(String name, String value) throws Exception {
        Document document = parse(list.withSequence(142)
                .withNextUpdate(Instant.parse("2026-12-24T00:00:00Z"))
                .signedBy(SIGNER));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://uri.etsi.org/02231/v2#");
        assertThat(text(document, "/*/*[local-name()='SchemeInformation']/*[local-name()='" + name + "']"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY_VERIFICATION, RECOGNISED_AT_NATIONAL_LEVEL, Svctype/IdV, recognisedatnationallevel",
        "IDENTITY_VERIFICATION, DEPRECATED_AT_NATIONAL_LEVEL, Svctype/IdV, deprecatedatnationallevel",
        "IDENTITY_VERIFICATION, WITHDRAWN, Svctype/IdV, withdrawn",
        "QUALIFIED_CERTIFICATES, GRANTED, Svctype/CA/QC, granted"
    })
    void services(TrustService.Type type, TrustService.Status status, String typeUri, String statusUri)
            throws Exception {
        X509Certificate certificate = AUTHORITIES.of(Ca.CNS).certificate();
        Document document = parse(TrustedListXml.at(CLOCK)
                .and(TrustService.of(certificate)
                        .withType(type)
                        .withStatus(status)
                        .withSince(Instant.parse("2020-01-01T00:00:00Z")))
                .signedBy(SIGNER));
        String service = SERVICES + "/*[local-name()='ServiceInformation']/*";
        assertThat(text(document, service + "[local-name()='ServiceTypeIdentifier']"))
                .isEqualTo("http://uri.etsi.org/TrstSvc/" + typeUri);
        assertThat(text(document, service + "[local-name()='ServiceStatus']"))
                .isEqualTo("http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/" + statusUri);
        assertThat(text(document, service + "[local-name()='StatusStartingTime']"))
                .isEqualTo("2020-01-01T00:00:00Z");
        assertThat(listed(document)).containsExactly(certificate);
    }

    @Test
    void moreThanAHundredAuthoritiesFit() throws Exception {
        List<X509Certificate> more = AUTHORITIES.more(120);
        Document document = parse(TrustedListXml.at(CLOCK).and(more).signedBy(SIGNER));
        assertThat(listed(document)).isEqualTo(more);
        assertThat(holds(document, key(SIGNER))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            names = {
                "UNSIGNED",
                "TAMPERED",
                "OTHER_KEY",
                "PUBLIC_KEY_AS_SECRET",
                "SHA1",
                "TWO_SIGNATURES",
                "PARTLY_SIGNED",
                "WRAPPED",
                "WRAPPED_TWIN"
            })
    void whoBelievesTheForgerBelievesTheSmuggledAuthority(Forgery forgery) throws Exception {
        assertThat(listed(parse(forged(forgery)))).contains(SMUGGLED);
        assertThat(listed(parse(list.signedBy(SIGNER)))).doesNotContain(SMUGGLED);
    }

    @ParameterizedTest
    @CsvSource({"UNSIGNED, 0", "TAMPERED, 1", "OTHER_KEY, 1", "TWO_SIGNATURES, 2", "PARTLY_SIGNED, 1", "WRAPPED, 1"})
    void numberOfSignatures(Forgery forgery, int count) throws Exception {
        assertThat(signatures(parse(forged(forgery)))).hasSize(count);
    }

    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            names = {"TAMPERED", "OTHER_KEY", "TWO_SIGNATURES"})
    void theseSignaturesDoNotHold(Forgery forgery) throws Exception {
        assertThat(holds(parse(forged(forgery)), key(SIGNER))).isFalse();
    }

    /** Of what they cover: who asks no more than that is deceived. */
    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            names = {"PARTLY_SIGNED", "WRAPPED"})
    void theseSignaturesHold(Forgery forgery) throws Exception {
        assertThat(holds(parse(forged(forgery)), key(SIGNER))).isTrue();
    }

    @Test
    void aKeyThatAllKnowIsASecretForWhoLetsTheListChoose() throws Exception {
        Document document = parse(forged(Forgery.PUBLIC_KEY_AS_SECRET));
        assertThat(holds(document, new SecretKeySpec(key(SIGNER).getEncoded(), "HmacSHA256")))
                .isTrue();
        assertThatThrownBy(() -> holds(document, key(SIGNER))).isInstanceOf(XMLSignatureException.class);
    }

    @Test
    void sha1HoldsForWhoStillTakesIt() throws Exception {
        Document document = parse(forged(Forgery.SHA1));
        assertThatThrownBy(() -> holds(document, key(SIGNER))).isInstanceOf(MarshalException.class);
        assertThat(validate(document, key(SIGNER), Boolean.FALSE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            names = {"DOCTYPE", "EXTERNAL_ENTITY", "BILLION_LAUGHS", "CUT_OFF", "GARBAGE"})
    void aStrictReaderDoesNotReadThese(Forgery forgery) {
        assertThatThrownBy(() -> parse(forged(forgery))).isInstanceOf(SAXException.class);
    }

    @Test
    void aReaderThatPassesOverTheDocumentTypeFindsATrueList() throws Exception {
        Document document = reader(false).parse(new ByteArrayInputStream(forged(Forgery.DOCTYPE)));
        assertThat(holds(document, key(SIGNER))).isTrue();
    }

    private byte[] forged(Forgery forgery) {
        return list.forged(forgery, SIGNER, SMUGGLED);
    }

    private static PublicKey key(Authority authority) {
        return authority.certificate().getPublicKey();
    }

    private static Document parse(byte[] bytes) throws Exception {
        return reader(true).parse(new ByteArrayInputStream(bytes));
    }

    private static DocumentBuilder reader(boolean strict) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", strict);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(THROWING);
        return builder;
    }

    private static boolean holds(Document document, Key key) throws Exception {
        return validate(document, key, Boolean.TRUE);
    }

    /** As naive as can be: the first signature, and every identifier that there is. */
    private static boolean validate(Document document, Key key, Boolean strict) throws Exception {
        DOMValidateContext context =
                new DOMValidateContext(key, signatures(document).get(0));
        context.setProperty("org.jcp.xml.dsig.secureValidation", strict);
        for (Element element : elements(document, "//*[@Id]")) {
            context.setIdAttributeNS(element, null, "Id");
        }
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static List<Element> signatures(Document document) {
        NodeList found = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> references(Document document) throws Exception {
        return elements(document, "//*[local-name()='Reference']");
    }

    private static String algorithm(Document document, String name) throws Exception {
        return elements(document, "//*[local-name()='" + name + "']").get(0).getAttribute("Algorithm");
    }

    private static List<X509Certificate> listed(Document document) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (Element element : elements(document, SERVICES + "//*[local-name()='X509Certificate']")) {
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(
                    ("-----BEGIN CERTIFICATE-----\n" + element.getTextContent() + "\n-----END CERTIFICATE-----")
                            .getBytes(StandardCharsets.US_ASCII))));
        }
        return found;
    }

    private static String text(Document document, String path) throws Exception {
        assertThat(elements(document, path)).hasSize(1);
        return elements(document, path).get(0).getTextContent();
    }

    private static List<Element> elements(Document document, String path) throws Exception {
        XPath xpath = XPathFactory.newDefaultInstance().newXPath();
        NodeList found = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** The parser's own prints. */
    private static final ErrorHandler THROWING = new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    };
}
