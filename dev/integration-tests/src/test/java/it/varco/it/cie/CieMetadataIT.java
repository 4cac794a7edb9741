package it.varco.it.cie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.it.kit.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is filed with the Ministry: manual for CIE over SAML, federation. */
@VarcoTest
class CieMetadataIT {

    private static final String ROLE = "/md:EntityDescriptor/md:SPSSODescriptor";
    private static final String CONTACT = "/md:EntityDescriptor/md:ContactPerson";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestRealm realm;
    private final World world;
    private final byte[] bytes;
    private final XmlDocument metadata;

    CieMetadataIT(TestRealm realm, World world) {
        this.realm = realm;
        this.world = world;
        this.bytes = fetch(realm.url("/cie/metadata")).body();
        this.metadata = XmlDocument.of(bytes);
    }

    @Test
    void isADocumentOfItsOwnSignedByTheKeyThatItPublishes() {
        assertThat(metadata.isSignedBy(
                        metadata.certificate(ROLE + "/md:KeyDescriptor[@use='signing']//ds:X509Certificate"),
                        "/md:EntityDescriptor"))
                .isTrue();
        assertThat(metadata.text("/md:EntityDescriptor/@entityID"))
                .isEqualTo(realm.url("/cie").toString());
        assertThat(metadata.text(ROLE + "/md:AssertionConsumerService/@Location"))
                .isEqualTo(realm.url("/broker/cie/endpoint").toString());
        assertThat(metadata.all("//*[namespace-uri()='https://spid.gov.it/saml-extensions']"))
                .isEmpty();
    }

    @Test
    void namesTheBodyAsTheMinistryWantsIt() {
        assertThat(metadata.text(CONTACT + "/@contactType")).isEqualTo("administrative");
        assertThat(metadata.children(CONTACT + "/md:Extensions"))
                .containsExactly("Public", "IPACode", "Municipality", "Province", "Country");
        assertThat(metadata.text(CONTACT + "/md:EmailAddress")).isEqualTo("cie@inail.example");
        assertThat(metadata.texts(ROLE + "/md:AttributeConsumingService/md:RequestedAttribute/@Name"))
                .containsExactly("name", "familyName", "dateOfBirth", "fiscalNumber");
        assertThat(metadata.text(ROLE + "/md:AttributeConsumingService/md:ServiceName"))
                .startsWith("urn:uuid:");
    }

    @Test
    void isTheSameAtEveryLookAndIsSentToNobodyWhoHasIt() throws IOException, InterruptedException {
        HttpResponse<byte[]> again = fetch(realm.url("/cie/metadata"));
        assertThat(again.body()).isEqualTo(bytes);
        realm.admin().post("/cie/registry", JsonNodeFactory.instance.objectNode());
        assertThat(fetch(realm.url("/cie/metadata")).body()).isEqualTo(bytes);
        HttpRequest known = HttpRequest.newBuilder(realm.url("/cie/metadata"))
                .header("If-None-Match", again.headers().firstValue("ETag").orElseThrow())
                .build();
        assertThat(HTTP.send(known, BodyHandlers.ofByteArray()).statusCode()).isEqualTo(304);
        assertThat(fetch(realm.url("/spid/metadata")).body()).isNotEqualTo(bytes);
    }

    @Test
    void isNotThereWhereTheRealmHasNoCie() {
        try (TestRealm without = world.newRealm(json -> {})) {
            without.admin().delete("/identity-provider/instances/cie");
            assertThat(fetch(without.url("/cie/metadata")).statusCode()).isEqualTo(404);
            assertThat(fetch(without.url("/spid/metadata")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesSettingsThatCieDoesNotKnow() {
        ObjectNode provider = realm.admin().identityProvider("cie");
        provider.withObject("/config").put("spidComparison", "maximum");
        HttpResponse<String> refused = realm.admin()
                .send(
                        "PUT",
                        "/identity-provider/instances/cie",
                        provider.toString(),
                        Map.of("Content-Type", "application/json"));
        assertThat(refused.statusCode()).isEqualTo(400);
        provider.withObject("/config").put("spidComparison", "exact");
        realm.admin().put("/identity-provider/instances/cie", provider);
    }

    private static HttpResponse<byte[]> fetch(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
