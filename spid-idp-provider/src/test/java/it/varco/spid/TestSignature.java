package it.varco.spid;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.crypto.dsig.spec.XSLTTransformParameterSpec;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs with whatever algorithm and over whatever element, as only somebody does who means no good. Made with the JDK alone,
 * and as it stands it makes the signature that SPID wants: every attack is one change to it.
 */
public final class TestSignature {

    public static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public static final String RSA_SHA384 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384";
    public static final String RSA_SHA512 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
    public static final String HMAC_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";
    public static final String SHA384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";

    private final Element signed;
    private Key key = TestKeys.UNO.signing();
    private List<String> uris;
    private String method = RSA_SHA256;
    private String digest = DigestMethod.SHA256;
    private String canonicalization = CanonicalizationMethod.EXCLUSIVE;
    private List<String> transforms = List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);
    private Element stylesheet;
    private Node before;
    private Element parent;
    private Element object;
    private KeyInfo keyInfo;

    private TestSignature(Element signed) {
        this.signed = signed;
        this.parent = signed;
        this.uris = List.of("#" + signed.getAttribute("ID"));
    }

    /** Over that element, in that element. */
    public static TestSignature over(Element signed) {
        return new TestSignature(signed);
    }

    public TestSignature key(Key other) {
        this.key = other;
        return this;
    }

    public TestSignature references(String... others) {
        this.uris = List.of(others);
        return this;
    }

    public TestSignature method(String other) {
        this.method = other;
        return this;
    }

    public TestSignature digest(String other) {
        this.digest = other;
        return this;
    }

    public TestSignature canonicalization(String other) {
        this.canonicalization = other;
        return this;
    }

    public TestSignature transforms(String... others) {
        this.transforms = List.of(others);
        return this;
    }

    /** What a transform by XSLT does. */
    public TestSignature stylesheet(Element other) {
        this.stylesheet = other;
        return this;
    }

    /** Where the signature stands, which is not what it covers. */
    public TestSignature in(Element otherParent, Node next) {
        this.parent = otherParent;
        this.before = next;
        return this;
    }

    /** Takes the element along in ds:Object. */
    public TestSignature object(Element element) {
        this.object = element;
        return this;
    }

    public TestSignature keyInfo(TestKeys.TestKey claimed) {
        var factory = factory().getKeyInfoFactory();
        this.keyInfo = factory.newKeyInfo(List.of(factory.newX509Data(List.of(claimed.certificate()))));
        return this;
    }

    public void sign() {
        try {
            XMLSignatureFactory factory = factory();
            List<Transform> steps = new ArrayList<>();
            for (String transform : transforms) {
                TransformParameterSpec parameters = Transform.XSLT.equals(transform)
                        ? new XSLTTransformParameterSpec(new DOMStructure(stylesheet))
                        : null;
                steps.add(factory.newTransform(transform, parameters));
            }
            List<Reference> references = new ArrayList<>();
            for (String uri : uris) {
                references.add(factory.newReference(uri, factory.newDigestMethod(digest, null), steps, null, null));
            }
            List<XMLObject> objects = object == null
                    ? null
                    : List.of(factory.newXMLObject(List.of(new DOMStructure(object)), null, null, null));
            DOMSignContext context =
                    before == null ? new DOMSignContext(key, parent) : new DOMSignContext(key, parent, before);
            context.setDefaultNamespacePrefix("ds");
            if (signed.hasAttribute("ID")) {
                context.setIdAttributeNS(signed, null, "ID");
            }
            factory.newXMLSignature(
                            factory.newSignedInfo(
                                    factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
                                    factory.newSignatureMethod(method, null),
                                    references),
                            keyInfo,
                            objects,
                            null,
                            null)
                    .sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException unusable) {
            throw new IllegalArgumentException(unusable);
        }
    }

    /** What any reader of the standard makes of a signature, without our rules about its form. */
    public static boolean verifies(Element signed, Element signature, Key key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature);
            context.setIdAttributeNS(signed, null, "ID");
            return factory().unmarshalXMLSignature(context).validate(context);
        } catch (MarshalException | XMLSignatureException broken) {
            return false;
        }
    }

    private static XMLSignatureFactory factory() {
        return XMLSignatureFactory.getInstance("DOM");
    }
}
