package it.varco.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is filed with AgID: SPID technical rules, service provider metadata, and AgID notice 29 version 3. */
@VarcoTest
class ServiceProviderMetadataIT {

    private static final String ROLE = "/md:EntityDescriptor/md:SPSSODescriptor";
    private static final String CONTACT = "/md:EntityDescriptor/md:ContactPerson";
    private static final String CERTIFICATE = ROLE + "/md:KeyDescriptor[@use='signing']//ds:X509Certificate";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestRealm realm;
    private final byte[] bytes;
    private final XmlDocument metadata;

    ServiceProviderMetadataIT(TestRealm realm) {
        this.realm = realm;
        this.bytes = fetch(realm.url("/spid/metadata"));
        this.metadata = XmlDocument.of(bytes);
    }

    @Test
    void isSignedByTheKeyThatItPublishes() {
        assertThat(metadata.isSignedBy(metadata.certificate(CERTIFICATE), "/md:EntityDescriptor"))
                .isTrue();
        assertThat(metadata.texts("/md:EntityDescriptor/ds:Signature/ds:SignedInfo/ds:SignatureMethod/@Algorithm"))
                .containsExactly("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(metadata.texts("/md:EntityDescriptor/ds:Signature//ds:DigestMethod/@Algorithm"))
                .containsExactly("http://www.w3.org/2001/04/xmlenc#sha256");
    }

    @Test
    void namesTheEntityAndHasThePartsInTheOrderOfTheSchema() {
        assertThat(metadata.text("/md:EntityDescriptor/@entityID"))
                .isEqualTo(realm.admin().issuer().toString());
        assertThat(metadata.children("/md:EntityDescriptor"))
                .containsExactly("Signature", "SPSSODescriptor", "Organization", "ContactPerson");
        assertThat(metadata.children(ROLE))
                .containsExactly(
                        "KeyDescriptor",
                        "SingleLogoutService",
                        "SingleLogoutService",
                        "NameIDFormat",
                        "AssertionConsumerService",
                        "AttributeConsumingService");
        assertThat(metadata.text(ROLE + "/@AuthnRequestsSigned")).isEqualTo("true");
        assertThat(metadata.text(ROLE + "/@WantAssertionsSigned")).isEqualTo("true");
        assertThat(metadata.text(ROLE + "/md:NameIDFormat"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
    }

    @Test
    void hasOneAssertionConsumerWhichIsTheDefault() {
        String consumer = ROLE + "/md:AssertionConsumerService";
        assertThat(metadata.text(consumer + "/@index")).isEqualTo("0");
        assertThat(metadata.text(consumer + "/@isDefault")).isEqualTo("true");
        assertThat(metadata.text(consumer + "/@Binding")).isEqualTo("urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST");
        assertThat(metadata.text(consumer + "/@Location"))
                .isEqualTo(realm.url("/broker/spid/endpoint").toString());
    }

    @Test
    void namesThePublicBodyInItalian() {
        assertThat(metadata.text("/md:EntityDescriptor/md:Organization/md:OrganizationDisplayName[@xml:lang='it']"))
                .isEqualTo("INAIL");
        assertThat(metadata.text("/md:EntityDescriptor/md:Organization/md:OrganizationName[@xml:lang='it']"))
                .startsWith("Istituto nazionale");
        assertThat(metadata.text("/md:EntityDescriptor/md:Organization/md:OrganizationURL[@xml:lang='it']"))
                .isEqualTo("https://www.inail.it");
        assertThat(metadata.text(CONTACT + "/@contactType")).isEqualTo("other");
        assertThat(metadata.children(CONTACT))
                .containsExactly("Extensions", "Company", "EmailAddress", "TelephoneNumber");
        assertThat(metadata.children(CONTACT + "/md:Extensions")).containsExactly("IPACode", "Public");
        assertThat(metadata.text(CONTACT + "/md:Extensions/spid:IPACode")).isEqualTo("inail");
        assertThat(metadata.text(CONTACT + "/md:Extensions/spid:Public")).isEmpty();
    }

    @Test
    void asksForTheAttributesOfTheSettings() {
        String set = ROLE + "/md:AttributeConsumingService";
        assertThat(metadata.text(set + "/@index")).isEqualTo("0");
        assertThat(metadata.text(set + "/md:ServiceName[@xml:lang='it']")).isEqualTo("Servizi online INAIL");
        assertThat(metadata.texts(set + "/md:RequestedAttribute/@Name"))
                .containsExactly("name", "familyName", "fiscalNumber", "email");
    }

    @Test
    void isTheSameAtEveryLookAndAfterEveryRefreshOfTheRegistry() {
        assertThat(fetch(realm.url("/spid/metadata"))).isEqualTo(bytes);

        JsonNode outcome = realm.admin().post("/spid/registry", JsonNodeFactory.instance.objectNode());
        assertThat(outcome.path("entries").asInt()).isEqualTo(3);

        assertThat(fetch(realm.url("/spid/metadata"))).isEqualTo(bytes);
        assertThat(fetch(realm.url("/broker/spid/endpoint/descriptor"))).isEqualTo(bytes);
    }

    @Test
    void isSentAgainToNobodyWhoHasIt() {
        HttpResponse<byte[]> first = get(realm.url("/spid/metadata"), "\"another\"");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(tag).matches("\"[0-9a-f]{64}\"");

        for (String known : List.of(tag, "W/" + tag, "\"another\", " + tag, "*")) {
            HttpResponse<byte[]> again = get(realm.url("/spid/metadata"), known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).as(known).isEmpty();
            assertThat(again.headers().firstValue("ETag")).as(known).contains(tag);
        }
    }

    @Nested
    class TheCertificate {

        private static final int DIGITAL_SIGNATURE = 0;
        private static final int NON_REPUDIATION = 1;
        private static final int KEY_USAGES = 9;

        private final X509Certificate certificate = metadata.certificate(CERTIFICATE);

        @Test
        void saysThatItIsThePublicBodys() {
            assertThat(subject(BCStyle.C)).isEqualTo("IT");
            assertThat(subject(BCStyle.L)).isEqualTo("Roma");
            assertThat(subject(BCStyle.O)).startsWith("Istituto nazionale");
            assertThat(subject(BCStyle.CN)).isEqualTo("INAIL");
            assertThat(subject(BCStyle.ORGANIZATION_IDENTIFIER)).isEqualTo("PA:IT-inail");
            assertThat(subject(new ASN1ObjectIdentifier("2.5.4.83")))
                    .isEqualTo(metadata.text("/md:EntityDescriptor/@entityID"));
        }

        @Test
        void followsAgidsPolicies() throws IOException {
            CertificatePolicies policies = CertificatePolicies.getInstance(JcaX509ExtensionUtils.parseExtensionValue(
                    certificate.getExtensionValue(Extension.certificatePolicies.getId())));
            assertThat(policies.getPolicyInformation())
                    .extracting(PolicyInformation::getPolicyIdentifier)
                    .extracting(ASN1ObjectIdentifier::getId)
                    .containsExactlyInAnyOrder("1.3.76.16.4.2.1", "1.3.76.16.6");
        }

        @Test
        void mayOnlySignAndIsNoAuthoritys() {
            boolean[] signsOnly = new boolean[KEY_USAGES];
            signsOnly[DIGITAL_SIGNATURE] = true;
            signsOnly[NON_REPUDIATION] = true;
            assertThat(Arrays.copyOf(certificate.getKeyUsage(), KEY_USAGES)).isEqualTo(signsOnly);
            assertThat(certificate.getCriticalExtensionOIDs()).contains(Extension.keyUsage.getId());
            assertThat(certificate.getBasicConstraints()).isNegative();
            assertThat(certificate.getExtensionValue(Extension.basicConstraints.getId()))
                    .isNotNull();
        }

        @Test
        void isStrongEnoughAndValidToday() {
            assertThat(certificate.getSigAlgName()).isEqualToIgnoringCase("SHA256withRSA");
            assertThat(((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength())
                    .isGreaterThanOrEqualTo(2048);
            assertThat(certificate.getNotBefore()).isBefore(Date.from(Instant.now()));
            assertThat(certificate.getNotAfter()).isAfter(Date.from(Instant.now()));
        }

        private String subject(ASN1ObjectIdentifier name) {
            X500Name subject =
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            return IETFUtils.valueToString(subject.getRDNs(name)[0].getFirst().getValue());
        }
    }

    @Nested
    class TheKey {

        private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+/]{200,}={0,2}");

        @Test
        void isNotAmongThoseForTokens() throws IOException {
            BigInteger modulus =
                    ((RSAPublicKey) metadata.certificate(CERTIFICATE).getPublicKey()).getModulus();

            String published = new String(fetch(realm.url("/protocol/openid-connect/certs")), StandardCharsets.UTF_8);

            assertThat(published).contains("\"n\":");
            assertThat(published)
                    .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned(modulus)));
        }

        @Test
        void isNotShownToAdministrators() {
            List<JsonNode> components = realm.admin().components("org.keycloak.keys.KeyProvider");
            JsonNode ours = components.stream()
                    .filter(component -> component.path("providerId").asText().equals("varco-spid-signing-key"))
                    .findFirst()
                    .orElseThrow();

            assertThat(ours.at("/config/privateKey/0").asText()).isEqualTo("**********");
            assertThat(privateKeysIn(components.toString())).isEmpty();
        }

        @Test
        void isNotInAPartialExport() {
            JsonNode export = realm.admin()
                    .post(
                            "/partial-export?exportClients=true&exportGroupsAndRoles=true",
                            JsonNodeFactory.instance.objectNode());

            assertThat(export.toString()).contains("varco-spid-signing-key");
            assertThat(privateKeysIn(export.toString())).isEmpty();
        }

        @Test
        void wouldBeFoundInEitherFormIfItWereThere() throws GeneralSecurityException, IOException {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            byte[] bare = PrivateKeyInfo.getInstance(key).getPrivateKey().getOctets();

            for (byte[] form : List.of(key, bare)) {
                String base64 = Base64.getEncoder().encodeToString(form);
                assertThat(privateKeysIn("{\"key\":\"%s\"}".formatted(base64))).containsExactly(base64);
            }
        }

        private static List<String> privateKeysIn(String text) {
            return LONG_BASE64
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(TheKey::isPrivateKey)
                    .toList();
        }

        /** PKCS #1 and #8 begin with a version; certificates and public keys don't. */
        private static boolean isPrivateKey(String base64) {
            try {
                return ASN1Sequence.getInstance(Base64.getDecoder().decode(base64))
                                .getObjectAt(0)
                        instanceof ASN1Integer;
            } catch (IllegalArgumentException otherText) {
                return false;
            }
        }

        private static byte[] unsigned(BigInteger number) {
            byte[] bytes = number.toByteArray();
            return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        }
    }

    private static byte[] fetch(URI address) {
        HttpResponse<byte[]> answer = get(address, "\"none\"");
        assertThat(answer.statusCode()).as(address.toString()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<byte[]> get(URI address, String ifNoneMatch) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(address)
                            .header("If-None-Match", ifNoneMatch)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
