package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A renewal: the new key beside the old one, then in its place, then alone. Keys come from elsewhere, and from no other use. */
@VarcoTest
class SpidKeysIT {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String PUBLISHED = "//md:KeyDescriptor[@use='signing']//ds:X509Certificate";

    private final TestRealm realm;
    private final List<String> added = new ArrayList<>();

    SpidKeysIT(TestRealm realm) {
        this.realm = realm;
    }

    @AfterEach
    void theFirstKeyAlone() {
        added.forEach(id -> realm.admin().delete("/components/" + id));
    }

    @Test
    void aKeyIsPublishedUntilItsDayAndSignsFromThen() {
        List<String> first = published();
        assertThat(first).hasSize(1);

        String id = add("2099-01-01");
        assertThat(published()).hasSize(2).startsWith(first.get(0));
        assertThat(signedBy()).isEqualTo(first.get(0));

        change(id, "signsFrom", Instant.now().minus(Duration.ofMinutes(1)).toString());
        assertThat(published()).hasSize(2).endsWith(first.get(0));
        assertThat(signedBy()).isEqualTo(published().get(0)).isNotEqualTo(first.get(0));

        change(id, "publishedUntil", Instant.now().minus(Duration.ofSeconds(1)).toString());
        assertThat(published()).isEqualTo(first);
        assertThat(signedBy()).isEqualTo(first.get(0));
    }

    @Test
    void aNewKeyHasARequestForAgidsAuthority() {
        String id = add("2099-01-01");
        JsonNode stored = realm.admin().get("/components/" + id);
        assertThat(stored.at("/config/signingRequest/0").asText()).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
    }

    @Test
    void daysThatAreNoneAreRefused() {
        ObjectNode config = key();
        config.putArray("signsFrom").add("tomorrow");
        assertThat(post("varco-spid-signing-key", config).body()).contains("must be days");
        config.putArray("signsFrom").add("2027-02-01");
        config.putArray("publishedUntil").add("2027-01-01");
        assertThat(post("varco-spid-signing-key", config).body()).contains("must come after");
    }

    @Test
    void aKeyComesInAFileThatIsNotKept() throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = pair();
        X509Certificate certificate = certificate(pair, 365);
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("active").add("false");
        config.putArray("keyStore").add(file(pair, certificate, "un segreto"));
        config.putArray("keyStorePassword").add("un altro");
        HttpResponse<String> wrong = post("varco-spid-signing-key", config);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("keyStorePassword");

        config.putArray("keyStorePassword").add("un segreto");
        String id = id(post("varco-spid-signing-key", config));
        assertThat(published()).contains(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        JsonNode stored = realm.admin().get("/components/" + id).path("config");
        assertThat(stored.has("keyStore")).isFalse();
        assertThat(stored.has("keyStorePassword")).isFalse();
        assertThat(stored.at("/privateKey/0").asText()).isEqualTo("**********");
    }

    @Test
    void aCertificateThatEndsSoonIsFound() throws GeneralSecurityException, IOException, OperatorCreationException {
        assertThat(doctor()).doesNotContain("DOC-73");
        KeyPair pair = pair();
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("signsFrom").add("2020-01-01");
        config.putArray("keyStore").add(file(pair, certificate(pair, 59), "un segreto"));
        config.putArray("keyStorePassword").add("un segreto");
        id(post("varco-spid-signing-key", config));
        assertThat(doctor()).contains("DOC-73");
    }

    /** Whoever has what a key encrypted could have it decrypted by asking for a signature, and the other way round. */
    @Test
    void aKeyThatTheRealmUsesOtherwiseIsRefused()
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = pair();
        X509Certificate certificate = certificate(pair, 365);
        ObjectNode other = JsonNodeFactory.instance.objectNode();
        other.putArray("privateKey").add(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        other.putArray("certificate").add(pem("CERTIFICATE", certificate.getEncoded()));
        other.putArray("algorithm").add("RSA-OAEP");
        other.putArray("keyUse").add("ENC");
        String encrypting = id(post("rsa-enc", other));

        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.putArray("active").add("false");
        config.putArray("keyStore").add(file(pair, certificate, "un segreto"));
        config.putArray("keyStorePassword").add("un segreto");
        HttpResponse<String> refused = post("varco-spid-signing-key", config);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("another use");

        realm.admin().delete("/components/" + encrypting);
        added.remove(encrypting);
        id(post("varco-spid-signing-key", config));

        // The other way round nothing of ours is asked: the doctor sees it.
        id(post("rsa-enc", other));
        assertThat(doctor()).contains("DOC-74");
    }

    private List<String> doctor() {
        return realm.admin().get("/access-policy/doctor").path("findings").findValuesAsText("code");
    }

    private ObjectNode key() {
        ObjectNode present = (ObjectNode) realm.admin().components(KEYS).stream()
                .filter(key ->
                        "varco-spid-signing-key".equals(key.path("providerId").asText()))
                .findFirst()
                .orElseThrow()
                .path("config")
                .deepCopy();
        present.remove(List.of("privateKey", "certificate", "signingRequest"));
        return present;
    }

    private String add(String value) {
        ObjectNode config = key();
        config.putArray("signsFrom").add(value);
        return id(post("varco-spid-signing-key", config));
    }

    private String id(HttpResponse<String> created) {
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        added.add(id);
        return id;
    }

    private HttpResponse<String> post(String providerId, ObjectNode config) {
        ObjectNode component = JsonNodeFactory.instance.objectNode();
        component.put("name", "another key");
        component.put("providerId", providerId);
        component.put("providerType", KEYS);
        component.set("config", config);
        return realm.admin().send("POST", "/components", component.toString(), Map.of());
    }

    private void change(String id, String name, String value) {
        ObjectNode component = (ObjectNode) realm.admin().get("/components/" + id);
        component.withObject("/config").putArray(name).add(value);
        realm.admin().put("/components/" + id, component);
    }

    private List<String> published() {
        return metadata().texts(PUBLISHED);
    }

    private String signedBy() {
        XmlDocument metadata = metadata();
        assertThat(metadata.isSignedBy(
                        metadata.certificate("/md:EntityDescriptor/ds:Signature//ds:X509Certificate"),
                        "/md:EntityDescriptor"))
                .isTrue();
        return metadata.text("/md:EntityDescriptor/ds:Signature//ds:X509Certificate");
    }

    private XmlDocument metadata() {
        return XmlDocument.of(new HttpPerson(realm)
                .getAndStop(realm.url("/spid/metadata"))
                .body()
                .getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** Of the realm's own service provider. */
    private X509Certificate certificate(KeyPair pair, int days)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("2.5.4.83=" + realm.admin().issuer());
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.TWO,
                                Date.from(Instant.now().minus(Duration.ofDays(1))),
                                Date.from(Instant.now().plus(Duration.ofDays(days))),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    private static String file(KeyPair pair, X509Certificate certificate, String password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("spid", pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + kind + "-----";
    }
}
