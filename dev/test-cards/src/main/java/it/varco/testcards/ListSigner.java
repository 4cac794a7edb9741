package it.varco.testcards;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Signs a list with the JDK.
 *
 * @param key with which
 * @param shown the certificate that the signature shows
 * @param method the algorithm of the signature
 * @param digest the algorithm of the digests
 * @param reference what it says that it covers
 */
record ListSigner(Key key, X509Certificate shown, String method, String digest, String reference) {
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String PROPERTIES_ID = "proprieta";

    static ListSigner of(Authority signer, TrustedListXml.Coverage coverage) {
        return new ListSigner(
                signer.privateKey(),
                signer.certificate(),
                SignatureMethod.RSA_SHA256,
                DigestMethod.SHA256,
                coverage.reference());
    }

    ListSigner with(Key other) {
        return new ListSigner(other, shown, method, digest, reference);
    }

    ListSigner with(Key other, String otherMethod) {
        return new ListSigner(other, shown, otherMethod, digest, reference);
    }

    ListSigner withSha1() {
        return new ListSigner(key, shown, SignatureMethod.RSA_SHA1, DigestMethod.SHA1, reference);
    }

    ListSigner over(String otherReference) {
        return new ListSigner(key, shown, method, digest, otherReference);
    }

    byte[] sign(byte[] list) {
        // Read from text, since canonicalisation sees only those namespaces that are written as attributes.
        Document document = Xml.parse(list);
        sign(document);
        return Xml.write(document);
    }

    void sign(Document document) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Element properties = properties(document);
            DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
            context.setDefaultNamespacePrefix("ds");
            identify(document.getDocumentElement(), context);
            context.setIdAttributeNS(signedProperties(properties), null, "Id");
            XMLObject object = factory.newXMLObject(List.of(new DOMStructure(properties)), null, null, null);
            KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
            XMLSignature signature = factory.newXMLSignature(
                    signedInfo(factory),
                    keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(shown)))),
                    List.of(object),
                    "firma",
                    null);
            signature.sign(context);
            unwrap(document);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("A list could not be signed", e);
        }
    }

    private SignedInfo signedInfo(XMLSignatureFactory factory) throws GeneralSecurityException {
        DigestMethod digestMethod = factory.newDigestMethod(digest, (DigestMethodParameterSpec) null);
        Transform canonical = factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
        List<Transform> transforms = new ArrayList<>();
        transforms.add(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null));
        transforms.add(canonical);
        Reference list = factory.newReference(reference, digestMethod, transforms, null, null);
        Reference properties = factory.newReference(
                "#" + PROPERTIES_ID,
                digestMethod,
                List.of(canonical),
                "http://uri.etsi.org/01903#SignedProperties",
                null);
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(method, (SignatureMethodParameterSpec) null),
                List.of(list, properties));
    }

    private static Element properties(Document document) {
        Element parsed = Xml.parse("""
                <xades:QualifyingProperties xmlns:xades="%s" Target="#firma"><xades:SignedProperties Id="%s">\
                <xades:SignedSignatureProperties/></xades:SignedProperties></xades:QualifyingProperties>""".formatted(XADES, PROPERTIES_ID).getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        return (Element) document.importNode(parsed, true);
    }

    private static Element signedProperties(Element properties) {
        return (Element) properties.getFirstChild();
    }

    private static void identify(Element element, DOMSignContext context) {
        Optional.of(element)
                .filter(one -> one.hasAttributeNS(null, "Id"))
                .ifPresent(one -> context.setIdAttributeNS(one, null, "Id"));
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                identify(inner, context);
            }
        }
    }

    /** The JDK breaks Base64 with carriage returns, which are legal, ugly (&#13;) and stumbled on by some readers. */
    private static void unwrap(Document signed) {
        for (String name : List.of("SignatureValue", "X509Certificate")) {
            NodeList values = signed.getElementsByTagNameNS(XMLSignature.XMLNS, name);
            for (int i = 0; i < values.getLength(); i++) {
                Node value = values.item(i);
                value.setTextContent(value.getTextContent().replaceAll("\\s", ""));
            }
        }
    }
}
