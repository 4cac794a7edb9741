package it.varco.spid.xml;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The one form of XML signature that SPID knows: enveloped in the element that it signs, over that whole element, with
 * exclusive canonicalisation, RSA and SHA-2. The shape is checked before any arithmetic; the key comes from the caller
 * and never from the signature.
 *
 * <p>Source: SPID technical rules, single sign-on and metadata; W3C XML Signature.
 */
public final class EnvelopedSignature {

    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final Set<String> SIGNATURE_METHODS = Set.of(
            RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512");
    private static final Set<String> DIGEST_METHODS =
            Set.of(DigestMethod.SHA256, DigestMethod.SHA512, "http://www.w3.org/2001/04/xmldsig-more#sha384");
    private static final List<String> TRANSFORMS = List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);
    private static final int SMALLEST_RSA_BITS = 2048;
    private static final String ID = "ID";

    /** Those that some reader of XML signatures resolves a reference by. */
    private static final List<String> ID_NAMES = List.of(ID, "Id", "id");

    private static final Provider JDK = Security.getProvider("XMLDSig");

    private EnvelopedSignature() {}

    /** Whether the element holds a signature of its own, good or bad. */
    public static boolean isPresent(XmlElement signed) {
        return !signed.children(Saml.SIGNATURE_NS, "Signature").isEmpty();
    }

    /**
     * Whether exactly one signature, right after the issuer, covers the whole element and was made with one of the keys.
     */
    public static boolean isValid(XmlElement signed, List<PublicKey> keys) {
        Optional<XmlElement> signature = signed.only(Saml.SIGNATURE_NS, "Signature");
        return signature.isPresent() && followsIssuer(signed, signature.get()) && covers(signed, signature.get(), keys);
    }

    /** The same of metadata, where the signature comes before all else. */
    public static boolean isValidInMetadata(XmlElement signed, List<PublicKey> keys) {
        Optional<XmlElement> signature = signed.only(Saml.SIGNATURE_NS, "Signature");
        return signature.isPresent()
                && signed.children().get(0).equals(signature.get())
                && covers(signed, signature.get(), keys);
    }

    private static boolean covers(XmlElement signed, XmlElement signature, List<PublicKey> keys) {
        return hasTheOneShape(signed, signature)
                && keys.stream()
                        .filter(EnvelopedSignature::isStrongEnough)
                        .anyMatch(key -> verifies(signed, signature, key));
    }

    private static boolean followsIssuer(XmlElement signed, XmlElement signature) {
        List<XmlElement> children = signed.children();
        return children.indexOf(signature) == 1 && children.get(0).is(Saml.ASSERTION_NS, "Issuer");
    }

    /** Every algorithm, the one reference and its target, read off the elements and compared with the one form allowed. */
    private static boolean hasTheOneShape(XmlElement signed, XmlElement signature) {
        Optional<XmlElement> info = signature.only(Saml.SIGNATURE_NS, "SignedInfo");
        Optional<XmlElement> reference = info.flatMap(i -> i.only(Saml.SIGNATURE_NS, "Reference"));
        return info.isPresent()
                && reference.isPresent()
                && info.get().children().size() == 3
                && signature.children(Saml.SIGNATURE_NS, "Object").isEmpty()
                && algorithm(info.get(), "CanonicalizationMethod").equals(Optional.of(CanonicalizationMethod.EXCLUSIVE))
                && algorithm(info.get(), "SignatureMethod")
                        .filter(SIGNATURE_METHODS::contains)
                        .isPresent()
                && algorithm(reference.get(), "DigestMethod")
                        .filter(DIGEST_METHODS::contains)
                        .isPresent()
                && transforms(reference.get()).equals(TRANSFORMS)
                && signed.filled(ID)
                        .map(id -> reference.get().attribute("URI").equals(Optional.of("#" + id)))
                        .orElse(false)
                && idsAreUnique(signed);
    }

    private static Optional<String> algorithm(XmlElement parent, String name) {
        return parent.only(Saml.SIGNATURE_NS, name).flatMap(method -> method.attribute("Algorithm"));
    }

    private static List<String> transforms(XmlElement reference) {
        return reference.only(Saml.SIGNATURE_NS, "Transforms").stream()
                .flatMap(transforms -> transforms.children().stream())
                .map(transform -> transform.attribute("Algorithm").orElse(""))
                .toList();
    }

    private static boolean idsAreUnique(XmlElement anywhere) {
        return idsAreUnique(anywhere.dom().getOwnerDocument().getDocumentElement(), new HashSet<>());
    }

    private static boolean idsAreUnique(Element element, Set<String> seen) {
        if (element.hasAttributes() && !idsAreUnique(element.getAttributes(), seen)) {
            return false;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below && !idsAreUnique(below, seen)) {
                return false;
            }
        }
        return true;
    }

    private static boolean idsAreUnique(NamedNodeMap attributes, Set<String> seen) {
        for (int index = 0; index < attributes.getLength(); index++) {
            Node attribute = attributes.item(index);
            if (attribute.getNamespaceURI() == null
                    && ID_NAMES.contains(attribute.getNodeName())
                    && !seen.add(attribute.getNodeValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the key is RSA and long enough to be believed. */
    public static boolean isStrongEnough(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SMALLEST_RSA_BITS;
    }

    private static boolean verifies(XmlElement signed, XmlElement signature, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature.dom());
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            context.setIdAttributeNS(signed.dom(), null, ID);
            return XMLSignatureFactory.getInstance("DOM", JDK)
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (MarshalException | XMLSignatureException broken) {
            return false;
        }
    }

    /**
     * Signs the element with RSA-SHA256 and puts the signature before the given child, which is the element's first where
     * the element is metadata and the one after the issuer where it is a message.
     *
     * @param before the child that the signature comes before
     * @throws IllegalStateException where the key cannot sign
     */
    public static void sign(Element element, Node before, PrivateKey key, X509Certificate certificate) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", JDK);
            Reference reference = factory.newReference(
                    "#" + element.getAttribute(ID),
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            SignatureMethod method = factory.newSignatureMethod(RSA_SHA256, null);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    method,
                    List.of(reference));
            KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
            KeyInfo keyInfo = keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(certificate))));
            DOMSignContext context = new DOMSignContext(key, element, before);
            context.setDefaultNamespacePrefix("ds");
            context.setIdAttributeNS(element, null, ID);
            XMLSignature signature = factory.newXMLSignature(info, keyInfo);
            signature.sign(context);
            joinLines(
                    new XmlElement(element).only(Saml.SIGNATURE_NS, "Signature").orElseThrow());
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException unusable) {
            throw new IllegalStateException("the signing key cannot sign", unusable);
        }
    }

    /** The JDK breaks base64 into lines with carriage returns, which other readers meet as character references. */
    private static void joinLines(XmlElement signature) {
        List.of("SignatureValue", "X509Certificate").forEach(name -> {
            NodeList found = signature.dom().getElementsByTagNameNS(Saml.SIGNATURE_NS, name);
            for (int index = 0; index < found.getLength(); index++) {
                Node value = found.item(index);
                value.setTextContent(value.getTextContent().replaceAll("\\s", ""));
            }
        });
    }
}
