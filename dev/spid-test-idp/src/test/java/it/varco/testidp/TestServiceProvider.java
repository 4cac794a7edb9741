package it.varco.testidp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A service provider as SPID wants it: publishes signed metadata and asks properly, unless told otherwise. */
final class TestServiceProvider implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile SigningKey key;
    private volatile byte[] metadata;

    TestServiceProvider(SigningKey key) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publish(key, root -> {});
        server.createContext("/metadata", exchange -> {
            try (exchange) {
                fetches.incrementAndGet();
                exchange.sendResponseHeaders(200, metadata.length);
                exchange.getResponseBody().write(metadata);
            }
        });
        server.start();
    }

    void publish(SigningKey newKey, Consumer<Element> edit) {
        key = newKey;
        Document document = Xml.empty();
        Element root =
                Xml.append(document, Saml.METADATA, "md:EntityDescriptor", "ID", "_metadata", "entityID", entityId());
        Xml.declare(root, "md", Saml.METADATA);
        Xml.declare(root, "ds", Saml.DSIG);
        Element descriptor =
                Xml.append(root, Saml.METADATA, "md:SPSSODescriptor", "protocolSupportEnumeration", Saml.PROTOCOL);
        Element keyDescriptor = Xml.append(descriptor, Saml.METADATA, "md:KeyDescriptor", "use", "signing");
        Element keyInfo = Xml.append(keyDescriptor, Saml.DSIG, "ds:KeyInfo");
        Xml.append(Xml.append(keyInfo, Saml.DSIG, "ds:X509Data"), Saml.DSIG, "ds:X509Certificate")
                .setTextContent(SigningKey.base64(newKey.certificate()));
        Xml.append(
                descriptor,
                Saml.METADATA,
                "md:AssertionConsumerService",
                "index",
                "0",
                "isDefault",
                "true",
                "Binding",
                Binding.POST.uri(),
                "Location",
                assertionConsumer().toString());
        attributeSet(descriptor, 0, "name", "familyName", "fiscalNumber", "dateOfBirth", "companyName");
        attributeSet(descriptor, 1, "spidCode");
        Element organization = Xml.append(root, Saml.METADATA, "md:Organization");
        Xml.append(organization, Saml.METADATA, "md:OrganizationDisplayName").setTextContent("Ente <di> prova");
        edit.accept(root);
        new EnvelopedSigner().sign(root, newKey.privateKey(), Optional.of(newKey.certificate()));
        metadata = Xml.write(document).getBytes(StandardCharsets.UTF_8);
    }

    static void attributeSet(Element descriptor, int index, String... names) {
        Element set =
                Xml.append(descriptor, Saml.METADATA, "md:AttributeConsumingService", "index", String.valueOf(index));
        for (String name : names) {
            Xml.append(set, Saml.METADATA, "md:RequestedAttribute", "Name", name);
        }
    }

    String entityId() {
        return base() + "/sp";
    }

    URI metadataUrl() {
        return URI.create(base() + "/metadata");
    }

    URI assertionConsumer() {
        return URI.create(base() + "/acs");
    }

    SigningKey key() {
        return key;
    }

    byte[] metadata() {
        return metadata;
    }

    int fetches() {
        return fetches.get();
    }

    TestRequest ask(URI singleSignOn) {
        return TestRequest.genuine(this, singleSignOn);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }
}
