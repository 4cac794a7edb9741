package it.varco.it.attack;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;

/** A signature that no identity provider would make, in the place of one. */
record ForeignSignature(String path) {

    static ForeignSignature over(String path) {
        return new ForeignSignature(path);
    }

    Edit with(String method, Key key) {
        return document -> {
            Element signed = Edit.at(document, path);
            try {
                XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
                DOMSignContext context =
                        new DOMSignContext(key, signed, signed.getFirstChild().getNextSibling());
                context.setDefaultNamespacePrefix("ds");
                context.setIdAttributeNS(signed, null, "ID");
                factory.newXMLSignature(
                                factory.newSignedInfo(
                                        factory.newCanonicalizationMethod(
                                                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                                        factory.newSignatureMethod(method, (SignatureMethodParameterSpec) null),
                                        List.of(factory.newReference(
                                                "#" + signed.getAttribute("ID"),
                                                factory.newDigestMethod(DigestMethod.SHA256, null),
                                                List.of(
                                                        factory.newTransform(
                                                                Transform.ENVELOPED, (TransformParameterSpec) null),
                                                        factory.newTransform(
                                                                CanonicalizationMethod.EXCLUSIVE,
                                                                (TransformParameterSpec) null)),
                                                null,
                                                null))),
                                null)
                        .sign(context);
            } catch (GeneralSecurityException | MarshalException | XMLSignatureException failed) {
                throw new AssertionError(failed);
            }
        };
    }
}
