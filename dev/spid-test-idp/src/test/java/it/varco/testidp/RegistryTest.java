package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The registry in both shapes and the providers' own metadata. */
class RegistryTest {
    private static SpidTestIdentityProviders providers;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        providers = SpidTestIdentityProviders.start(0);
        browser = new TestBrowser(providers.baseUrl());
    }

    @AfterAll
    static void stop() {
        providers.close();
    }

    @Test
    void feedHasTheShapeOfAgids() throws JsonProcessingException {
        assertThat(providers.registryFeed().toString()).endsWith("/registry/entities-idp?output=json");
        JsonNode feed = new ObjectMapper()
                .readTree(browser.get("/registry/entities-idp?output=json").html());
        assertThat(feed).hasSize(3);
        for (int i = 0; i < 3; i++) {
            TestIdentityProvider provider = providers.all().get(i);
            JsonNode entry = feed.get(i);
            assertThat(fieldNames(entry))
                    .containsExactly(
                            "entity_id",
                            "organization_name",
                            "organization_display_name",
                            "code",
                            "logo_uri",
                            "registry_link",
                            "signing_certificate_x509",
                            "single_sign_on_service",
                            "single_logout_service",
                            "attribute",
                            "extensions",
                            "create_date",
                            "lastupdate_date",
                            "delete_date",
                            "_deleted",
                            "_disabled");
            assertThat(entry.path("entity_id").asText()).isEqualTo(provider.entityId());
            assertThat(entry.path("organization_display_name").asText()).isEqualTo(provider.displayName());
            assertThat(entry.path("signing_certificate_x509").path(0).asText())
                    .isEqualTo(SigningKey.base64(provider.certificate()));
            assertThat(entry.path("single_sign_on_service")).hasSize(2);
            entry.path("single_sign_on_service")
                    .forEach(service -> assertThat(service.path("Location").asText())
                            .isEqualTo(provider.singleSignOnLocation().toString()));
            assertThat(entry.path("extensions").path("supported_acr").path(2).asText())
                    .isEqualTo(Level.L3.uri());
            assertThat(entry.path("_deleted").asText()).isEqualTo("N");
            assertThat(browser.get(entry.path("logo_uri")
                                    .asText()
                                    .substring(providers.baseUrl().toString().length()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aggregateIsSignedByTheRegistry() {
        Document aggregate =
                Xml.parse(browser.get("/registry/spid-entities-idps.xml").html());
        assertThat(XPaths.text(aggregate, "/md:EntitiesDescriptor/@Name")).isEqualTo("https://idps.spid.gov.it");
        assertThat(XPaths.count(aggregate, "/md:EntitiesDescriptor/md:EntityDescriptor"))
                .isEqualTo(3);
        assertThat(XmlSignature.of(aggregate.getDocumentElement())
                        .orElseThrow()
                        .validatesWith(providers.registryCertificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void metadataAreSignedByTheProvider() {
        for (TestIdentityProvider provider : providers.all()) {
            Document metadata =
                    Xml.parse(browser.get("/" + provider.slug() + "/metadata").html());
            assertThat(XPaths.text(metadata, "/md:EntityDescriptor/@entityID")).isEqualTo(provider.entityId());
            assertThat(XPaths.count(metadata, "//md:SingleSignOnService")).isEqualTo(2);
            assertThat(XPaths.count(metadata, "//md:SingleLogoutService")).isEqualTo(2);
            XmlSignature signature =
                    XmlSignature.of(metadata.getDocumentElement()).orElseThrow();
            assertThat(signature.coversItsParent()).isTrue();
            assertThat(signature.validatesWith(provider.certificate().getPublicKey()))
                    .isTrue();
        }
    }

    @Test
    void providersAreInOrderAndEachHasItsKey() {
        assertThat(providers.all()).extracting(TestIdentityProvider::slug).containsExactly("alfa", "beta", "gamma");
        assertThat(providers.all())
                .extracting(TestIdentityProvider::certificate)
                .doesNotHaveDuplicates();
        assertThat(providers.named("beta").displayName()).isEqualTo("Beta Identità");
        assertThatIllegalArgumentException().isThrownBy(() -> providers.named("delta"));
    }

    private static List<String> fieldNames(JsonNode entry) {
        List<String> names = new ArrayList<>();
        entry.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
