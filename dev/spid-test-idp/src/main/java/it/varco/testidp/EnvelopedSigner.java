package it.varco.testidp;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Puts an enveloped signature into an element that has an {@code ID}, where the SAML schemas want it. */
record EnvelopedSigner(String signatureMethod, String digestMethod) {

    EnvelopedSigner() {
        this(SignatureAlgorithms.RSA_SHA256, SignatureAlgorithms.SHA256);
    }

    void sign(Element element, PrivateKey key, Optional<X509Certificate> shown) {
        Optional<String> id = Xml.attribute(element, "ID");
        if (id.isPresent() && XmlNames.isNcName(id.get())) {
            signReferring(element, id.get(), key, shown);
            return;
        }
        // An element whose ID a test took away can't be referred to: sign it under an ID that is not in what is sent.
        element.setAttribute("ID", "_" + UUID.randomUUID());
        signReferring(element, element.getAttribute("ID"), key, shown);
        id.ifPresentOrElse(original -> element.setAttribute("ID", original), () -> element.removeAttribute("ID"));
    }

    private void signReferring(Element element, String id, PrivateKey key, Optional<X509Certificate> shown) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + id,
                    factory.newDigestMethod(digestMethod, (DigestMethodParameterSpec) null),
                    List.of(
                            factory.newTransform(Saml.ENVELOPED_SIGNATURE, (TransformParameterSpec) null),
                            factory.newTransform(Saml.EXCLUSIVE_C14N, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(Saml.EXCLUSIVE_C14N, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(signatureMethod, (SignatureMethodParameterSpec) null),
                    List.of(reference));
            DOMSignContext context = place(element, key);
            context.setDefaultNamespacePrefix("ds");
            context.setIdAttributeNS(element, null, "ID");
            factory.newXMLSignature(signedInfo, keyInfo(factory, shown)).sign(context);
            unwrap(element);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException("An element could not be signed", e);
        }
    }

    /** Messages want the signature right after the issuer, metadata want it first. */
    private static DOMSignContext place(Element element, PrivateKey key) {
        Node next = Xml.child(element, Saml.ASSERTION, "Issuer")
                .map(Node::getNextSibling)
                .orElseGet(() ->
                        Xml.child(element, Saml.ASSERTION, "Issuer").isPresent() ? null : element.getFirstChild());
        return next == null ? new DOMSignContext(key, element) : new DOMSignContext(key, element, next);
    }

    private static KeyInfo keyInfo(XMLSignatureFactory factory, Optional<X509Certificate> shown) {
        KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
        return shown.map(certificate -> keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(certificate)))))
                .orElse(null);
    }

    /** The JDK breaks Base64 with carriage returns, which are legal, ugly (&#13;) and stumbled on by some readers. */
    private static void unwrap(Element signed) {
        for (String name : List.of("SignatureValue", "X509Certificate")) {
            NodeList values = signed.getElementsByTagNameNS(Saml.DSIG, name);
            for (int i = 0; i < values.getLength(); i++) {
                Node value = values.item(i);
                value.setTextContent(value.getTextContent().replaceAll("\\s", ""));
            }
        }
    }
}
