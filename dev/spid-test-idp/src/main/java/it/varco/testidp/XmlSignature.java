package it.varco.testidp;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/** A signature inside the element that it must cover, taken apart so that each rule can be asked by itself. */
record XmlSignature(Element signed, Element signature) {

    static final List<String> TRANSFORMS = List.of(Saml.ENVELOPED_SIGNATURE, Saml.EXCLUSIVE_C14N);

    /** The only signature among the children of {@code signed}; empty where there is none or more than one. */
    static Optional<XmlSignature> of(Element signed) {
        List<Element> signatures = Xml.children(signed, Saml.DSIG, "Signature");
        return signatures.size() == 1 ? Optional.of(new XmlSignature(signed, signatures.get(0))) : Optional.empty();
    }

    String canonicalization() {
        return algorithm(signedInfo(), "CanonicalizationMethod");
    }

    String signatureMethod() {
        return algorithm(signedInfo(), "SignatureMethod");
    }

    List<String> digestMethods() {
        return references().stream()
                .map(reference -> algorithm(Optional.of(reference), "DigestMethod"))
                .toList();
    }

    List<String> transforms() {
        return references().stream()
                .flatMap(reference -> Xml.child(reference, Saml.DSIG, "Transforms").stream())
                .flatMap(transforms -> Xml.children(transforms).stream())
                .map(transform -> transform.getAttribute("Algorithm"))
                .toList();
    }

    List<String> referenceUris() {
        return references().stream()
                .map(reference -> reference.getAttribute("URI"))
                .toList();
    }

    boolean usesOnlyAllowedAlgorithms() {
        return canonicalization().equals(Saml.EXCLUSIVE_C14N)
                && SignatureAlgorithms.SIGNATURES.contains(signatureMethod())
                && SignatureAlgorithms.DIGESTS.containsAll(digestMethods())
                && transforms().equals(TRANSFORMS);
    }

    boolean coversItsParent() {
        return referenceUris().equals(List.of("#" + signed.getAttribute("ID")));
    }

    /** The certificates that the signature shows; what can't be read as a certificate is not shown. */
    List<X509Certificate> shownCertificates() {
        return Xml.child(signature, Saml.DSIG, "KeyInfo").stream()
                .flatMap(keyInfo -> Xml.children(keyInfo, Saml.DSIG, "X509Data").stream())
                .flatMap(data -> Xml.children(data, Saml.DSIG, "X509Certificate").stream())
                .flatMap(element -> certificate(element).stream())
                .toList();
    }

    boolean validatesWith(PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            context.setIdAttributeNS(signed, null, "ID");
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (MarshalException | XMLSignatureException | RuntimeException e) {
            // The JDK answers odd signatures with unchecked exceptions too; none of them is a valid signature.
            return false;
        }
    }

    static Optional<X509Certificate> certificate(Element x509Certificate) {
        try {
            byte[] der =
                    Base64.getDecoder().decode(x509Certificate.getTextContent().replaceAll("\\s", ""));
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Element> signedInfo() {
        return Xml.child(signature, Saml.DSIG, "SignedInfo");
    }

    private List<Element> references() {
        List<Element> references = new ArrayList<>();
        signedInfo().ifPresent(info -> references.addAll(Xml.children(info, Saml.DSIG, "Reference")));
        return references;
    }

    private static String algorithm(Optional<Element> parent, String name) {
        return parent.flatMap(element -> Xml.child(element, Saml.DSIG, name))
                .flatMap(element -> Xml.attribute(element, "Algorithm"))
                .orElse("");
    }
}
