package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What CIE id reads of a service provider, and how it answers. */
class CieTest {
    private static final SigningKey KEY = SigningKey.fresh("SP");
    private static final Consumer<Element> AS_IT_IS = root -> {};

    private static SpidTestIdentityProviders providers;
    private static TestServiceProvider asking;

    @BeforeAll
    static void start() {
        providers = SpidTestIdentityProviders.start(0);
        asking = new TestServiceProvider(KEY);
        asking.publish(KEY, forCie(AS_IT_IS));
        providers.trustAtCie(asking.metadataUrl());
    }

    @AfterAll
    static void stop() {
        asking.close();
        providers.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("SingleLogoutService", removing(Saml.METADATA, "SingleLogoutService")),
                Arguments.of("ServiceName", (Consumer<Element>)
                        root -> first(root, Saml.METADATA, "ServiceName").setTextContent("Servizi")),
                Arguments.of("an attribute", (Consumer<Element>)
                        root -> first(root, Saml.METADATA, "RequestedAttribute").setAttribute("Name", "email")),
                Arguments.of("administrative", (Consumer<Element>)
                        root -> first(root, Saml.METADATA, "ContactPerson").setAttribute("contactType", "other")),
                Arguments.of("either public or private", removing(Saml.CIE_EXTENSIONS, "Public")),
                Arguments.of("IPACode", removing(Saml.CIE_EXTENSIONS, "IPACode")),
                Arguments.of("Municipality", removing(Saml.CIE_EXTENSIONS, "Municipality")),
                Arguments.of("Country", removing(Saml.CIE_EXTENSIONS, "Country")),
                Arguments.of("Company", removing(Saml.METADATA, "Company")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refusesMetadataThatTheMinistryWouldRefuse(String reason, Consumer<Element> fault) {
        try (TestServiceProvider wrong = new TestServiceProvider(KEY)) {
            wrong.publish(KEY, forCie(fault));
            assertThatThrownBy(() -> CieServiceProvider.read(wrong.metadata()))
                    .isInstanceOf(InvalidMetadata.class)
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void readsMetadataAsTheMinistryWantsThem() throws InvalidMetadata {
        assertThat(CieServiceProvider.read(asking.metadata()).entityId()).isEqualTo(asking.entityId());
    }

    /** As the manual's first sample: no format of either issuer, an index of a session, and the minimum dataset. */
    @Test
    void answersAsTheManualsSampleDoes() {
        TestIdentityProvider cie = providers.cie();
        ReceivedRequest request =
                ReceivedRequest.fromPost(asking.ask(cie.singleSignOnLocation()).samlRequest(), "opaque-state");
        Answer answer = cie.answerTo(request, People.named("anna").orElseThrow(), Level.L2);
        assertThat(answer.xml())
                .contains("<saml:Issuer>" + cie.entityId(), "SessionIndex=", "FriendlyName=", "TINIT-FRRNNA75C52H501Y")
                .contains("Name=\"dateOfBirth\"")
                .doesNotContain("nameid-format:entity", "xs:date\"", "spidCode", "\"companyName\"");
    }

    @Test
    void doesNotAnswerWhoIsKnownToSpidAlone() {
        try (TestServiceProvider other = new TestServiceProvider(KEY)) {
            providers.trust(other.metadataUrl());
            ReceivedRequest request = ReceivedRequest.fromPost(
                    other.ask(providers.cie().singleSignOnLocation()).samlRequest(), "opaque-state");
            Person anna = People.named("anna").orElseThrow();
            assertThatThrownBy(() -> providers.cie().answerTo(request, anna, Level.L2))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Consumer<Element> forCie(Consumer<Element> fault) {
        return root -> {
            Xml.declare(root, "cie", Saml.CIE_EXTENSIONS);
            Element descriptor = first(root, Saml.METADATA, "SPSSODescriptor");
            for (Element set : Xml.children(descriptor, Saml.METADATA, "AttributeConsumingService")) {
                descriptor.removeChild(set);
            }
            Xml.append(
                    descriptor,
                    Saml.METADATA,
                    "md:SingleLogoutService",
                    "Binding",
                    Binding.REDIRECT.uri(),
                    "Location",
                    "http://localhost/slo");
            TestServiceProvider.attributeSet(descriptor, 0, CieServiceProvider.MINIMUM.toArray(String[]::new));
            Xml.append(
                            first(root, Saml.METADATA, "AttributeConsumingService"),
                            Saml.METADATA,
                            "md:ServiceName",
                            "xml:lang",
                            "")
                    .setTextContent("urn:uuid:8a1b3f52-6c3d-4e0f-9a61-5f2d7c9b1e34");
            Element contact = Xml.append(root, Saml.METADATA, "md:ContactPerson", "contactType", "administrative");
            Element extensions = Xml.append(contact, Saml.METADATA, "md:Extensions");
            Xml.append(extensions, Saml.CIE_EXTENSIONS, "cie:Public");
            Xml.append(extensions, Saml.CIE_EXTENSIONS, "cie:IPACode").setTextContent("c_x000");
            Xml.append(extensions, Saml.CIE_EXTENSIONS, "cie:Municipality").setTextContent("H501");
            Xml.append(extensions, Saml.CIE_EXTENSIONS, "cie:Country").setTextContent("IT");
            Xml.append(contact, Saml.METADATA, "md:Company").setTextContent("Ente di prova");
            Xml.append(contact, Saml.METADATA, "md:EmailAddress").setTextContent("cie@ente.example");
            fault.accept(root);
        };
    }

    private static Consumer<Element> removing(String namespace, String name) {
        return root -> {
            Element element = first(root, namespace, name);
            element.getParentNode().removeChild(element);
        };
    }

    private static Element first(Element root, String namespace, String name) {
        Document document = root.getOwnerDocument();
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
    }
}
