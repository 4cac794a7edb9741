package it.varco.cns.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.varco.cns.TestClock;
import it.varco.testcards.Authority;
import it.varco.testcards.Ca;
import it.varco.testcards.Forgery;
import it.varco.testcards.TestAuthorities;
import it.varco.testcards.TrustedListXml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The one shape of a signature that is believed. Each list here is signed with the true signer's own key, so that nothing but
 * the shape is wrong with it.
 */
class ListSignatureTest {

    private static final TestAuthorities AUTHORITIES =
            TestAuthorities.at(new TestClock(), URI.create("http://127.0.0.1:1"));
    private static final Authority SIGNER = AUTHORITIES.of(Ca.LIST_SIGNER);

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String OWN = "own";

    private static final Covered WHOLE =
            new Covered("", "", List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE), DigestMethod.SHA256);
    private static final Covered OWN_PROPERTIES =
            new Covered("#" + OWN, PROPERTIES, List.of(CanonicalizationMethod.EXCLUSIVE), DigestMethod.SHA256);
    private static final Shape USUAL = new Shape(
            CanonicalizationMethod.EXCLUSIVE, SignatureMethod.RSA_SHA256, OWN, List.of(WHOLE, OWN_PROPERTIES));

    /** One thing that a signature covers. */
    private record Covered(String uri, String type, List<String> transforms, String digest) {

        Covered withType(String other) {
            return new Covered(uri, other, transforms, digest);
        }

        Covered by(String... others) {
            return new Covered(uri, type, List.of(others), digest);
        }

        Covered digestedBy(String other) {
            return new Covered(uri, type, transforms, other);
        }
    }

    /**
     * How a signature is made.
     *
     * @param own the identifier of its own properties
     */
    private record Shape(String canonicalisation, String method, String own, List<Covered> covered) {

        Shape covering(Covered... others) {
            return new Shape(canonicalisation, method, own, List.of(others));
        }
    }

    static Stream<Arguments> believed() {
        return Stream.of(
                Arguments.of("as AgID's", USUAL),
                Arguments.of("over the whole alone", USUAL.covering(WHOLE)),
                Arguments.of("properties as they are", USUAL.covering(WHOLE, OWN_PROPERTIES.by())),
                Arguments.of("with SHA-512", USUAL.covering(WHOLE.digestedBy(DigestMethod.SHA512))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("believed")
    void isBelieved(String what, Shape shape) {
        assertThatCode(() -> verify(signed(shape))).doesNotThrowAnyException();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("twice over the whole", USUAL.covering(WHOLE, WHOLE)),
                Arguments.of("over its own properties alone", USUAL.covering(OWN_PROPERTIES)),
                Arguments.of(
                        "twice over its own properties", USUAL.covering(WHOLE, OWN_PROPERTIES, OWN_PROPERTIES.by())),
                Arguments.of("over something that is not said", USUAL.covering(WHOLE, OWN_PROPERTIES.withType(""))),
                Arguments.of(
                        "the list canonicalised otherwise",
                        USUAL.covering(WHOLE.by(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE))),
                Arguments.of("the list as it happens to be written", USUAL.covering(WHOLE.by(Transform.ENVELOPED))),
                Arguments.of(
                        "properties canonicalised otherwise",
                        USUAL.covering(WHOLE, OWN_PROPERTIES.by(CanonicalizationMethod.INCLUSIVE))),
                Arguments.of("with a short digest", USUAL.covering(WHOLE.digestedBy(MORE + "sha224"))),
                Arguments.of(
                        "with a method of which nobody has spoken",
                        new Shape(CanonicalizationMethod.EXCLUSIVE, MORE + "rsa-sha224", OWN, USUAL.covered())),
                Arguments.of(
                        "itself canonicalised otherwise",
                        new Shape(CanonicalizationMethod.INCLUSIVE, SignatureMethod.RSA_SHA256, OWN, USUAL.covered())),
                Arguments.of(
                        "with properties that bear the list's own name",
                        new Shape(
                                CanonicalizationMethod.EXCLUSIVE,
                                SignatureMethod.RSA_SHA256,
                                "elenco",
                                List.of(WHOLE))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void isNotBelievedInAnyOtherShape(String what, Shape shape) {
        refused(signed(shape));
    }

    /** What stands in a signature is covered by nobody. */
    @Test
    void isNotBelievedWithAnotherInside() {
        String list = new String(signed(USUAL), StandardCharsets.UTF_8);
        assertThat(list).contains("</ds:Signature>");
        refused(list.replace("</ds:Signature>", "<ds:Object><ds:Signature/></ds:Object></ds:Signature>")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(byte[] list) {
        assertThatExceptionOfType(TrustedListException.class)
                .isThrownBy(() -> verify(list))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(TrustFault.Kind.LIST_NOT_SIGNED));
    }

    private static void verify(byte[] list) throws Exception {
        String signer = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(SIGNER.certificate().getEncoded()));
        new ListSignature(ListXml.parse(list), Set.of(signer)).verify();
    }

    private static byte[] signed(Shape shape) {
        try {
            return sign(shape);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sign(Shape shape) throws Exception {
        Document list = parse(TrustedListXml.at(new TestClock())
                .forged(Forgery.UNSIGNED, SIGNER, AUTHORITIES.of(Ca.CNS).certificate()));
        list.getDocumentElement().setAttribute("Id", "elenco");
        Element properties = (Element) list.importNode(
                parse("""
                        <x:QualifyingProperties xmlns:x="%s"><x:SignedProperties Id="%s"/></x:QualifyingProperties>""".formatted(XADES, shape.own()).getBytes(StandardCharsets.UTF_8))
                        .getDocumentElement(),
                true);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        List<Reference> references = new ArrayList<>();
        for (Covered covered : shape.covered()) {
            references.add(reference(factory, covered));
        }
        XMLObject object = factory.newXMLObject(List.of(new DOMStructure(properties)), null, null, null);
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        DOMSignContext context = new DOMSignContext(SIGNER.privateKey(), list.getDocumentElement());
        context.setDefaultNamespacePrefix("ds");
        context.setIdAttributeNS((Element) properties.getFirstChild(), null, "Id");
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(
                                        shape.canonicalisation(), (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod(shape.method(), (SignatureMethodParameterSpec) null),
                                references),
                        keys.newKeyInfo(List.of(keys.newX509Data(List.of(SIGNER.certificate())))),
                        List.of(object),
                        null,
                        null)
                .sign(context);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(list), new StreamResult(out));
        return out.toByteArray();
    }

    private static Reference reference(XMLSignatureFactory factory, Covered covered) throws Exception {
        List<Transform> transforms = new ArrayList<>();
        for (String transform : covered.transforms()) {
            transforms.add(factory.newTransform(transform, (TransformParameterSpec) null));
        }
        return factory.newReference(
                covered.uri(),
                factory.newDigestMethod(covered.digest(), (DigestMethodParameterSpec) null),
                transforms,
                covered.type().isEmpty() ? null : covered.type(),
                null);
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
    }
}
