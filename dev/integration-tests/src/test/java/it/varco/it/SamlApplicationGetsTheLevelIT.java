package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.XmlDocument;
import it.varco.it.page.AccessPage;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that speaks SAML, reached with SPID. */
@VarcoTest
class SamlApplicationGetsTheLevelIT {

    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final String ASSERTION = "/samlp:Response/saml:Assertion";

    private final TestRealm realm;
    private final String requestId = "_" + UUID.randomUUID();
    private Map<String, String> received;
    private XmlDocument response;

    SamlApplicationGetsTheLevelIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeEach
    void annaSignsInWithSpid(Visitor anna) {
        AtomicReference<String> posted = new AtomicReference<>();
        anna.page().route(assertionConsumer().toString(), route -> {
            posted.set(route.request().postData());
            route.fulfill();
        });
        anna.open(signInAddress());
        AccessPage.of(anna).openSpid().choose("Beta Identità").signIn(ANNA);
        anna.page().waitForCondition(() -> posted.get() != null);

        received = fields(posted.get());
        response = XmlDocument.of(Base64.getMimeDecoder().decode(received.get("SAMLResponse")));
    }

    @Test
    void theAnswerIsForTheRequestAndSignedByTheRealm() throws IOException, InterruptedException {
        X509Certificate certificate = realmCertificate();

        assertThat(response.isSignedBy(certificate, "/samlp:Response")).isTrue();
        assertThat(response.isSignedBy(certificate, ASSERTION)).isTrue();
        assertThat(response.text("/samlp:Response/@InResponseTo")).isEqualTo(requestId);
        assertThat(response.text(ASSERTION + "/saml:Conditions/saml:AudienceRestriction/saml:Audience"))
                .isEqualTo("saml-demo");
        assertThat(received).containsEntry("RelayState", "where I was");
    }

    @Test
    void theAssertionSaysTheLevelOfTheSignIn() {
        assertThat(response.text(ASSERTION + "/saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef"))
                .isEqualTo("https://www.spid.gov.it/SpidL2");
    }

    @Test
    void theAssertionSaysWhoItIs() {
        assertThat(response.texts(attribute("fiscalNumber"))).containsExactly("TINIT-" + ANNA.fiscalCode());
        assertThat(response.texts(attribute("name"))).containsExactly(ANNA.givenName());
        assertThat(response.texts(attribute("familyName"))).containsExactly(ANNA.familyName());
    }

    @Test
    void theNameIdIsNoPersonalData() {
        assertThat(response.text(ASSERTION + "/saml:Subject/saml:NameID"))
                .doesNotContainIgnoringCase(ANNA.fiscalCode())
                .doesNotContainIgnoringCase(ANNA.familyName())
                .doesNotContain("@");
    }

    private URI assertionConsumer() {
        return realm.portal().resolve("/saml/acs");
    }

    private URI signInAddress() {
        String request = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="%s" Version="2.0"
                    IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s"
                    ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">
                  <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">saml-demo</saml:Issuer>
                </samlp:AuthnRequest>
                """.formatted(
                        requestId,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        realm.url("/protocol/saml"),
                        assertionConsumer());
        return realm.url("/protocol/saml?SAMLRequest=%s&RelayState=%s"
                .formatted(encoded(Base64.getEncoder().encodeToString(deflated(request))), encoded("where I was")));
    }

    private X509Certificate realmCertificate() throws IOException, InterruptedException {
        HttpResponse<byte[]> descriptor = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(realm.url("/protocol/saml/descriptor"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return XmlDocument.of(descriptor.body())
                .certificate("//md:IDPSSODescriptor/md:KeyDescriptor[@use='signing']//ds:X509Certificate");
    }

    private static String attribute(String name) {
        return ASSERTION + "/saml:AttributeStatement/saml:Attribute[@Name='%s']/saml:AttributeValue".formatted(name);
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bytes, raw)) {
            deflating.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            raw.end();
        }
        return bytes.toByteArray();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
