package it.varco.cns.trust;

import it.varco.cns.trust.TrustFault.Kind;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;

/**
 * The signature of a trusted list: one, child of the root, over the whole of it, by a certificate whose fingerprint is
 * configured. Beside the list it may cover only its own properties. The shape is checked before any arithmetic. A signer
 * is believed for as long as it is configured, also after its certificate has expired: otherwise a list that is still
 * current would be lost at the next start.
 *
 * <p>Source: ETSI TS 119 612, 5.7.1; W3C XML Signature.
 */
final class ListSignature {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final Set<String> SIGNATURE_METHODS = Set.of(
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512");
    private static final Set<String> DIGEST_METHODS = Set.of(DigestMethod.SHA256, DigestMethod.SHA512, MORE + "sha384");
    private static final List<String> WHOLE = List.of(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE);
    private static final Set<List<String>> OF_PROPERTIES = Set.of(List.of(), List.of(CanonicalizationMethod.EXCLUSIVE));
    private static final String PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final String XADES_NS = "http://uri.etsi.org/01903/v1.3.2#";
    private static final Provider JDK = Security.getProvider("XMLDSig");

    private final ListXml root;
    private final Set<String> signers;

    ListSignature(ListXml root, Set<String> signers) {
        this.root = root;
        this.signers = signers;
    }

    /** @throws TrustedListException unless the signature is ours to believe */
    void verify() throws TrustedListException {
        ListXml signature = root.only(ListXml.SIGNATURE_NS, "Signature").orElseThrow(ListSignature::notSigned);
        Map<String, ListXml> identified = identified();
        if (root.dom().getElementsByTagNameNS(ListXml.SIGNATURE_NS, "Signature").getLength() != 1
                || !hasTheOneShape(signature, identified)) {
            throw notSigned();
        }
        PublicKey key = signer(signature).orElseThrow(ListSignature::notSigned).getPublicKey();
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature.dom());
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            for (ListXml element : identified.values()) {
                context.setIdAttributeNS(element.dom(), null, "Id");
            }
            if (!XMLSignatureFactory.getInstance("DOM", JDK)
                    .unmarshalXMLSignature(context)
                    .validate(context)) {
                throw notSigned();
            }
        } catch (MarshalException | XMLSignatureException broken) {
            throw notSigned();
        }
    }

    /** The root and the signature's own properties by their Id; whatever else bears one is not to be referred to. */
    private Map<String, ListXml> identified() throws TrustedListException {
        Map<String, ListXml> found = new HashMap<>();
        List<ListXml> allowed = root.children(ListXml.SIGNATURE_NS, "Signature").stream()
                .flatMap(signature -> signature.children(ListXml.SIGNATURE_NS, "Object").stream())
                .flatMap(object -> object.children(XADES_NS, "QualifyingProperties").stream())
                .flatMap(properties -> properties.children(XADES_NS, "SignedProperties").stream())
                .toList();
        for (ListXml element : allowed) {
            put(found, element);
        }
        put(found, root);
        return found;
    }

    private static void put(Map<String, ListXml> found, ListXml element) throws TrustedListException {
        Optional<String> id = element.attribute("Id");
        if (id.isPresent() && found.put(id.get(), element) != null) {
            throw notSigned();
        }
    }

    private boolean hasTheOneShape(ListXml signature, Map<String, ListXml> identified) {
        Optional<ListXml> info = signature.only(ListXml.SIGNATURE_NS, "SignedInfo");
        if (info.isEmpty()) {
            return false;
        }
        List<ListXml> references = info.get().children(ListXml.SIGNATURE_NS, "Reference");
        long whole = references.stream().filter(this::coversTheWhole).count();
        long own = references.stream()
                .filter(reference -> coversProperties(reference, identified))
                .count();
        return whole == 1
                && own <= 1
                && whole + own == references.size()
                && algorithm(info.get(), "CanonicalizationMethod").equals(Optional.of(CanonicalizationMethod.EXCLUSIVE))
                && algorithm(info.get(), "SignatureMethod")
                        .filter(SIGNATURE_METHODS::contains)
                        .isPresent()
                && references.stream()
                        .allMatch(reference -> algorithm(reference, "DigestMethod")
                                .filter(DIGEST_METHODS::contains)
                                .isPresent());
    }

    private boolean coversTheWhole(ListXml reference) {
        Optional<String> uri = reference.attribute("URI");
        return (uri.equals(Optional.of("")) || uri.equals(root.attribute("Id").map(id -> "#" + id)) && uri.isPresent())
                && transforms(reference).equals(WHOLE);
    }

    private boolean coversProperties(ListXml reference, Map<String, ListXml> identified) {
        return reference.attribute("Type").equals(Optional.of(PROPERTIES))
                && OF_PROPERTIES.contains(transforms(reference))
                && reference
                        .attribute("URI")
                        .filter(uri -> uri.startsWith("#"))
                        .filter(uri -> identified.containsKey(uri.substring(1)))
                        .isPresent();
    }

    private static Optional<String> algorithm(ListXml parent, String name) {
        return parent.only(ListXml.SIGNATURE_NS, name).flatMap(method -> method.attribute("Algorithm"));
    }

    private static List<String> transforms(ListXml reference) {
        return reference.children(ListXml.SIGNATURE_NS, "Transforms").stream()
                .flatMap(transforms -> transforms.children().stream())
                .map(transform -> transform.attribute("Algorithm").orElse(""))
                .toList();
    }

    private Optional<X509Certificate> signer(ListXml signature) {
        return signature.children(ListXml.SIGNATURE_NS, "KeyInfo").stream()
                .flatMap(keys -> keys.children(ListXml.SIGNATURE_NS, "X509Data").stream())
                .flatMap(data -> data.children(ListXml.SIGNATURE_NS, "X509Certificate").stream())
                .flatMap(certificate -> pinned(certificate).stream())
                .findFirst();
    }

    private Optional<X509Certificate> pinned(ListXml certificate) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(certificate.text());
            String fingerprint = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
            return signers.contains(fingerprint)
                    ? Optional.of((X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)))
                    : Optional.empty();
        } catch (IllegalArgumentException | CertificateException unreadable) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static TrustedListException notSigned() {
        return new TrustedListException(Kind.LIST_NOT_SIGNED);
    }
}
