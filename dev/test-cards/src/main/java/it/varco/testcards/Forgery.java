package it.varco.testcards;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a forger, or a bad day, makes of a trusted list. The forger's lists bear an authority that the signer never listed. */
public enum Forgery {
    /** No signature. */
    UNSIGNED((list, signer, smuggled) -> list.and(smuggled).unsigned()),
    /** A service was added after signing. */
    TAMPERED((list, signer, smuggled) -> {
        Document document = Xml.parse(list.signedBy(signer));
        add(document, smuggled);
        return Xml.write(document);
    }),
    /** Signed with another key, beside the true signer's certificate. */
    OTHER_KEY((list, signer, smuggled) -> ListSigner.of(signer, list.coverage())
            .with(forger())
            .sign(list.and(smuggled).unsigned())),
    /** The signer's public key, known to all, taken for a secret (HMAC). */
    PUBLIC_KEY_AS_SECRET((list, signer, smuggled) -> ListSigner.of(signer, list.coverage())
            .with(
                    new SecretKeySpec(signer.certificate().getPublicKey().getEncoded(), "HmacSHA256"),
                    "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")
            .sign(list.and(smuggled).unsigned())),
    /** The signer's own signature, with SHA-1. */
    SHA1((list, signer, smuggled) -> ListSigner.of(signer, list.coverage())
            .withSha1()
            .sign(list.and(smuggled).unsigned())),
    /** The signer's signature and then a forger's. */
    TWO_SIGNATURES((list, signer, smuggled) -> {
        Document document = Xml.parse(list.signedBy(signer));
        add(document, smuggled);
        ListSigner.of(signer, list.coverage()).with(forger()).sign(document);
        return Xml.write(document);
    }),
    /** The signer's own signature, over the general part alone. */
    PARTLY_SIGNED((list, signer, smuggled) -> ListSigner.of(signer, list.coverage())
            .over("#schema")
            .sign(replace(list.and(smuggled).unsigned(), "<SchemeInformation>", "<SchemeInformation Id=\"schema\">"))),
    /**
     * The signer's signature with the true list inside it, in a forger's list: what it refers to is true, and is not what
     * is read.
     */
    WRAPPED((list, signer, smuggled) -> wrapped(list, signer, smuggled, "falso")),
    /** The same, and the forger's list bears the identifier of the true one. */
    WRAPPED_TWIN((list, signer, smuggled) -> wrapped(list, signer, smuggled, ListText.ROOT_ID)),
    /** The true list with a document type. */
    DOCTYPE((list, signer, smuggled) -> declared(list.signedBy(signer), "")),
    /** The true list with an entity that is a file of the reader's, in the name of the scheme. */
    EXTERNAL_ENTITY((list, signer, smuggled) -> replace(
            declared(list.signedBy(signer), "<!ENTITY e SYSTEM \"file:///etc/passwd\">"),
            "IT:Trusted list of nobody",
            "&e;")),
    /** The true list with entities that are a thousand million letters, in the name of the scheme. */
    BILLION_LAUGHS((list, signer, smuggled) ->
            replace(declared(list.signedBy(signer), laughs()), "IT:Trusted list of nobody", "&e9;")),
    /** Half of the true list. */
    CUT_OFF((list, signer, smuggled) -> {
        byte[] bytes = list.signedBy(signer);
        return Arrays.copyOf(bytes, bytes.length / 2);
    }),
    /** A page for people. */
    GARBAGE((list, signer, smuggled) -> Reply.garbage().block());

    /** Makes bytes of a list, whose signature is misused, and of what a forger wants to be on it. */
    private interface Maker {
        byte[] make(TrustedListXml list, Authority signer, TrustService smuggled);
    }

    private final Maker maker;

    Forgery(Maker maker) {
        this.maker = maker;
    }

    byte[] of(TrustedListXml list, Authority signer, TrustService smuggled) {
        return maker.make(list, signer, smuggled);
    }

    private static byte[] wrapped(TrustedListXml list, Authority signer, TrustService smuggled, String id) {
        Document genuine =
                Xml.parse(list.withCoverage(TrustedListXml.Coverage.ROOT).signedBy(signer));
        Element signed = genuine.getDocumentElement();
        Element signature = signature(genuine);
        signed.removeChild(signature);
        Document document = Xml.parse(list.and(smuggled).unsigned());
        document.getDocumentElement().setAttribute("Id", id);
        Element moved = (Element) document.importNode(signature, true);
        document.getDocumentElement().appendChild(moved);
        Element object = document.createElementNS(XMLSignature.XMLNS, "ds:Object");
        object.appendChild(document.importNode(signed, true));
        moved.appendChild(object);
        return Xml.write(document);
    }

    private static PrivateKey forger() {
        return Keys.of("list forger", KeyKind.RSA_2048).getPrivate();
    }

    private static void add(Document document, TrustService service) {
        Element provider = Xml.parse(("<TSPServices xmlns=\"" + ListText.NAMESPACE + "\">" + ListText.service(service)
                                + "</TSPServices>")
                        .getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        Node first = document.getElementsByTagNameNS(ListText.NAMESPACE, "TSPServices")
                .item(0);
        Node added = provider.getElementsByTagNameNS(ListText.NAMESPACE, "TSPService")
                .item(0);
        first.appendChild(document.importNode(added, true));
    }

    private static Element signature(Document document) {
        return (Element)
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    }

    private static byte[] declared(byte[] list, String entities) {
        return replace(
                list,
                "<TrustServiceStatusList ",
                "<!DOCTYPE TrustServiceStatusList [" + entities + "]>\n<TrustServiceStatusList ");
    }

    private static byte[] replace(byte[] list, String found, String replacement) {
        String text = new String(list, StandardCharsets.UTF_8);
        if (!text.contains(found)) {
            throw new IllegalStateException("The list has changed its shape");
        }
        return text.replace(found, replacement).getBytes(StandardCharsets.UTF_8);
    }

    private static String laughs() {
        StringBuilder entities = new StringBuilder("<!ENTITY e0 \"ah\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }
}
