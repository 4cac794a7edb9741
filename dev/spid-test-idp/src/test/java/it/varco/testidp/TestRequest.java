package it.varco.testidp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An AuthnRequest and how it departs from the genuine one. */
record TestRequest(
        String xml,
        Optional<String> relayState,
        SigningKey key,
        Optional<X509Certificate> shown,
        EnvelopedSigner signer,
        String sigAlg,
        UnaryOperator<String> tampering) {

    static TestRequest genuine(TestServiceProvider asking, URI singleSignOn) {
        Document document = Xml.empty();
        Element root = Xml.append(
                document,
                Saml.PROTOCOL,
                "samlp:AuthnRequest",
                "ID",
                "_" + UUID.randomUUID(),
                "Version",
                "2.0",
                "IssueInstant",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                "Destination",
                singleSignOn.toString(),
                "ForceAuthn",
                "true",
                "AssertionConsumerServiceIndex",
                "0",
                "AttributeConsumingServiceIndex",
                "0");
        Xml.declare(root, "samlp", Saml.PROTOCOL);
        Xml.declare(root, "saml", Saml.ASSERTION);
        Xml.append(
                        root,
                        Saml.ASSERTION,
                        "saml:Issuer",
                        "Format",
                        Saml.FORMAT_ENTITY,
                        "NameQualifier",
                        asking.entityId())
                .setTextContent(asking.entityId());
        Xml.append(root, Saml.PROTOCOL, "samlp:NameIDPolicy", "Format", Saml.FORMAT_TRANSIENT);
        Element context = Xml.append(root, Saml.PROTOCOL, "samlp:RequestedAuthnContext", "Comparison", "minimum");
        Xml.append(context, Saml.ASSERTION, "saml:AuthnContextClassRef").setTextContent(Level.L2.uri());
        return new TestRequest(
                Xml.write(document),
                Optional.of("opaque-state"),
                asking.key(),
                Optional.of(asking.key().certificate()),
                new EnvelopedSigner(),
                SignatureAlgorithms.RSA_SHA256,
                UnaryOperator.identity());
    }

    TestRequest edit(Consumer<Element> edit) {
        Document document = Xml.parse(xml);
        edit.accept(document.getDocumentElement());
        return new TestRequest(Xml.write(document), relayState, key, shown, signer, sigAlg, tampering);
    }

    TestRequest asking(Level level, Comparison comparison) {
        return edit(root -> {
            Element context =
                    Xml.child(root, Saml.PROTOCOL, "RequestedAuthnContext").orElseThrow();
            context.setAttribute("Comparison", comparison.word());
            Xml.children(context).get(0).setTextContent(level.uri());
        });
    }

    TestRequest attribute(String name, String value) {
        return edit(root -> root.setAttribute(name, value));
    }

    TestRequest withoutAttribute(String name) {
        return edit(root -> root.removeAttribute(name));
    }

    TestRequest relayState(String state) {
        return new TestRequest(xml, Optional.ofNullable(state), key, shown, signer, sigAlg, tampering);
    }

    TestRequest signedWith(SigningKey other, Optional<X509Certificate> certificate) {
        return new TestRequest(xml, relayState, other, certificate, signer, sigAlg, tampering);
    }

    TestRequest signer(EnvelopedSigner other) {
        return new TestRequest(xml, relayState, key, shown, other, sigAlg, tampering);
    }

    TestRequest sigAlg(String uri) {
        return new TestRequest(xml, relayState, key, shown, signer, uri, tampering);
    }

    /** Changes the text after it was signed. */
    TestRequest tamper(UnaryOperator<String> change) {
        return new TestRequest(xml, relayState, key, shown, signer, sigAlg, change);
    }

    String signedXml() {
        Document document = Xml.parse(xml);
        signer.sign(document.getDocumentElement(), key.privateKey(), shown);
        return tampering.apply(Xml.write(document));
    }

    String samlRequest() {
        return Base64.getEncoder().encodeToString(signedXml().getBytes(StandardCharsets.UTF_8));
    }

    String formBody() {
        return "SAMLRequest=" + RedirectEncoding.encode(samlRequest())
                + relayState
                        .map(state -> "&RelayState=" + RedirectEncoding.encode(state))
                        .orElse("");
    }

    String query() {
        return sign(unsignedQuery());
    }

    String unsignedQuery() {
        return "SAMLRequest=" + RedirectEncoding.encode(RedirectEncoding.deflated(tampering.apply(xml)))
                + relayState
                        .map(state -> "&RelayState=" + RedirectEncoding.encode(state))
                        .orElse("")
                + "&SigAlg=" + RedirectEncoding.encode(sigAlg);
    }

    String sign(String query) {
        try {
            Signature signature = Signature.getInstance(
                    sigAlg.endsWith("sha512")
                            ? "SHA512withRSA"
                            : sigAlg.endsWith("sha1") ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(key.privateKey());
            signature.update(query.getBytes(StandardCharsets.UTF_8));
            return query + "&Signature="
                    + RedirectEncoding.encode(Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
