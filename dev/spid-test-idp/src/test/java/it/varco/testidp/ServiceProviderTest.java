package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Metadata of service providers: what is read, what is refused. */
class ServiceProviderTest {
    private static final SigningKey KEY = SigningKey.fresh("SP");
    private static final SigningKey OTHER = SigningKey.fresh("Other");
    private static final SigningKey SHORT = SigningKey.fresh("Short", 1024);
    private static final TestServiceProvider SP = new TestServiceProvider(KEY);

    @AfterAll
    static void stop() {
        SP.close();
    }

    @Test
    void readsGenuineMetadata() throws InvalidMetadata {
        SP.publish(KEY, root -> {});
        ServiceProvider read = ServiceProvider.read(SP.metadata());
        assertThat(read.entityId()).isEqualTo(SP.entityId());
        assertThat(read.displayName()).isEqualTo("Ente <di> prova");
        assertThat(read.certificates()).containsExactly(KEY.certificate());
        assertThat(read.assertionConsumers()).containsEntry(0, SP.assertionConsumer());
        assertThat(read.attributeSets().get(1)).containsExactly("spidCode");
    }

    @Test
    void acceptsKeyWithoutUse() throws InvalidMetadata {
        SP.publish(
                KEY,
                root -> Xml.child(descriptor(root), Saml.METADATA, "KeyDescriptor")
                        .orElseThrow()
                        .removeAttribute("use"));
        assertThat(ServiceProvider.read(SP.metadata()).certificates()).hasSize(1);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "no certificate",
                        root -> Xml.child(descriptor(root), Saml.METADATA, "KeyDescriptor")
                                .orElseThrow()
                                .setAttribute("use", "encryption")),
                fault("no entityID", root -> root.removeAttribute("entityID")),
                fault("binding", root -> service(root).setAttribute("Binding", Binding.REDIRECT.uri())),
                fault("is the default", root -> service(root).removeAttribute("isDefault")),
                fault(
                        "two AssertionConsumerServices",
                        root -> descriptor(root).appendChild(service(root).cloneNode(true))),
                fault("usable index", root -> service(root).setAttribute("index", "x")),
                fault("no web address", root -> service(root).setAttribute("Location", "javascript:alert(1)")),
                fault("no URI", root -> service(root).setAttribute("Location", "http://[")),
                fault(
                        "two AttributeConsumingServices",
                        root -> TestServiceProvider.attributeSet(descriptor(root), 0, "name")),
                fault("SPSSODescriptor", root -> root.removeChild(descriptor(root))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesFault(String message, Consumer<Element> edit) {
        SP.publish(KEY, edit);
        assertThatThrownBy(() -> ServiceProvider.read(SP.metadata()))
                .isInstanceOf(InvalidMetadata.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesUnsignedMetadata() {
        SP.publish(KEY, root -> {});
        assertInvalid(genuine().replaceFirst("<ds:Signature.*</ds:Signature>", ""), "not signed");
    }

    @Test
    void refusesMetadataChangedAfterwards() {
        SP.publish(KEY, root -> {});
        assertInvalid(genuine().replace("/acs", "/elsewhere"), "not of a key in the metadata");
    }

    @Test
    void refusesMetadataSignedWithAnotherKey() {
        SP.publish(KEY, root -> {});
        Document document = Xml.parse(genuine().replaceFirst("<ds:Signature.*</ds:Signature>", ""));
        new EnvelopedSigner().sign(document.getDocumentElement(), OTHER.privateKey(), Optional.of(OTHER.certificate()));
        assertInvalid(Xml.write(document), "not of a key in the metadata");
    }

    @Test
    void refusesShortKey() {
        SP.publish(SHORT, root -> {});
        assertInvalid(genuine(), "not of a key in the metadata");
    }

    @Test
    void refusesWhatIsNoMetadata() {
        assertInvalid("<x/>", "EntityDescriptor");
        assertInvalid("<!DOCTYPE x><x/>", "document type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sp.example.org/metadata",
                "http://10.0.0.1/metadata",
                "http://localhost.example.org/metadata",
                "http://127.0.0.1.example.org/metadata",
                "file:///etc/hostname",
                "metadata"
            })
    void trustsLoopbackOnly(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceProviders(ServiceProvider::read).trust(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/m", "https://127.0.0.1:8443/m", "http://[::1]:8080/m"})
    void trustsLoopback(String address) {
        ServiceProviders providers = new ServiceProviders(ServiceProvider::read);
        providers.trust(URI.create(address));
        assertThat(providers.problems()).isEmpty();
    }

    private static String genuine() {
        return new String(SP.metadata(), StandardCharsets.UTF_8);
    }

    private static void assertInvalid(String metadata, String message) {
        assertThatThrownBy(() -> ServiceProvider.read(metadata.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidMetadata.class)
                .hasMessageContaining(message);
    }

    private static Arguments fault(String message, Consumer<Element> edit) {
        return Arguments.of(message, edit);
    }

    private static Element descriptor(Element root) {
        return Xml.child(root, Saml.METADATA, "SPSSODescriptor").orElseThrow();
    }

    private static Element service(Element root) {
        return Xml.child(descriptor(root), Saml.METADATA, "AssertionConsumerService")
                .orElseThrow();
    }
}
