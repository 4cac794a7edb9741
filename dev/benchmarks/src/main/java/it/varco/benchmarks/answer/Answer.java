package it.varco.benchmarks.answer;

import it.varco.spid.answer.PendingRequest;
import it.varco.spid.level.Comparison;
import it.varco.spid.level.SpidLevel;
import it.varco.spid.registry.Binding;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.scheme.Scheme;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A genuine answer of some eight kilobytes, both signed, with the request that it answers. */
final class Answer {

    static final Instant RECEIVED_AT = Instant.parse("2026-03-02T09:01:02Z");

    private static final String PROVIDER = "https://idp.example";
    private static final String SERVICE = "https://portale.example";
    private static final String CONSUMER = SERVICE + "/realms/varco/broker/spid/endpoint";

    private final KeyPair key = rsa(2048);
    private final byte[] xml = write(signed(parsed(unsigned().getBytes(StandardCharsets.UTF_8))));

    int bytes() {
        return xml.length;
    }

    /** Parsed anew, as every answer is. */
    Document document() {
        return parsed(xml);
    }

    PendingRequest request() {
        return new PendingRequest(
                Scheme.SPID,
                "_request",
                Instant.parse("2026-03-02T09:00:00Z"),
                PROVIDER,
                SERVICE,
                CONSUMER,
                SpidLevel.L2,
                Comparison.MINIMUM);
    }

    /** The provider as the registry has it. */
    RegistryEntry provider() {
        return entry(certificate(key));
    }

    /** The same with a key that is too short to be tried: every check runs, and no arithmetic. */
    RegistryEntry providerWithoutAKey() {
        return entry(certificate(rsa(1024)));
    }

    private static RegistryEntry entry(X509Certificate certificate) {
        return new RegistryEntry(
                PROVIDER,
                "Identità",
                List.of(certificate),
                Map.of(Binding.POST, URI.create(PROVIDER + "/sso")),
                Map.of());
    }

    private Document signed(Document document) {
        Element response = document.getDocumentElement();
        sign((Element) response.getLastChild());
        sign(response);
        return document;
    }

    private void sign(Element element) {
        EnvelopedSignature.sign(element, element.getFirstChild().getNextSibling(), key.getPrivate(), certificate(key));
    }

    private static String unsigned() {
        String answered = "2026-03-02T09:01:00Z";
        String ends = "2026-03-02T09:06:00Z";
        String issuer = "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">" + PROVIDER
                + "</saml:Issuer>";
        String attributes = Stream.of(
                        "fiscalNumber=TINIT-RSSMRA85T10A562S",
                        "name=Mario",
                        "familyName=Rossi",
                        "dateOfBirth=1985-12-10",
                        "placeOfBirth=A562",
                        "countyOfBirth=PI",
                        "gender=M",
                        "email=mario.rossi@posta.example",
                        "spidCode=SPID0000000001",
                        "expirationDate=2030-01-01")
                .map(pair -> pair.split("=", 2))
                .map(pair -> "<saml:Attribute Name=\"" + pair[0]
                        + "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:basic\">"
                        + "<saml:AttributeValue xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"xs:string\">" + pair[1]
                        + "</saml:AttributeValue></saml:Attribute>")
                .collect(Collectors.joining());
        return "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_response\" Version=\"2.0\" IssueInstant=\""
                + answered + "\" InResponseTo=\"_request\" Destination=\"" + CONSUMER + "\">" + issuer
                + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
                + "<saml:Assertion ID=\"_assertion\" Version=\"2.0\" IssueInstant=\"" + answered + "\">" + issuer
                + "<saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:transient\""
                + " NameQualifier=\"" + PROVIDER + "\">_once</saml:NameID>"
                + "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                + "<saml:SubjectConfirmationData Recipient=\"" + CONSUMER
                + "\" InResponseTo=\"_request\" NotOnOrAfter=\"" + ends
                + "\"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore=\"" + answered
                + "\" NotOnOrAfter=\"" + ends + "\"><saml:AudienceRestriction><saml:Audience>" + SERVICE
                + "</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant=\""
                + answered + "\"><saml:AuthnContext><saml:AuthnContextClassRef>https://www.spid.gov.it/SpidL2"
                + "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>"
                + attributes + "</saml:AttributeStatement></saml:Assertion></samlp:Response>";
    }

    private static Document parsed(byte[] xml) {
        try {
            return StrictXml.parse(xml);
        } catch (MalformedXmlException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] write(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(KeyPair key) {
        X500Name name = new X500Name("CN=benchmark");
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                    Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                                    name,
                                    key.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
