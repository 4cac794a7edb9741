package it.varco.spid.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.stage.Stage;
import it.varco.spid.TestKeys;
import it.varco.spid.TestKeys.TestKey;
import it.varco.spid.xml.Documents;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.MalformedXmlException;
import it.varco.spid.xml.StrictXml;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EntityMetadataTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<X509Certificate> PINNED = List.of(TestKeys.TRE.certificate());
    private static final String ENTITY_ID = "https://idserver.example/idp/profile/SAML2/POST/SSO";

    /** As the Ministry's server writes it: comments, another role with keys of its own, bindings that nobody asked for. */
    private static final String METADATA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- The identity provider. -->
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
                xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idserver.example/idp/profile/SAML2/POST/SSO">
              <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
                  @UNO@
                </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:KeyDescriptor><ds:KeyInfo><ds:X509Data><ds:X509Certificate>@DUE@</ds:X509Certificate>\
            </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>@TRE@\
            </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:SingleSignOnService Binding="urn:mace:shibboleth:1.0:profiles:AuthnRequest" Location="ftp://nowhere"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                    Location="https://idserver.example/idp/profile/SAML2/POST/SSO"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
                    Location="https://idserver.example/idp/profile/SAML2/Redirect/SSO"/>
              </md:IDPSSODescriptor>
              <md:AttributeAuthorityDescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>@TRE@\
            </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
              </md:AttributeAuthorityDescriptor>
              <md:Organization><md:OrganizationDisplayName xml:lang="it">Ministero</md:OrganizationDisplayName></md:Organization>
            </md:EntityDescriptor>
            """.replace("@UNO@", base64(TestKeys.UNO.certificate()))
            .replace("@DUE@", base64(TestKeys.DUE.certificate()))
            .replace("@TRE@", base64(TestKeys.TRE.certificate()));

    private static final String WITH_ID = METADATA.replace("entityID=", "ID=\"_uno\" entityID=");

    @Test
    void readsTheOneEntry() throws RegistryFeedException {
        assertThat(read(METADATA).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.entityId()).isEqualTo(ENTITY_ID);
            assertThat(entry.name()).isEqualTo("Ministero");
            assertThat(entry.certificates()).containsExactly(TestKeys.UNO.certificate(), TestKeys.DUE.certificate());
            assertThat(entry.singleSignOn())
                    .isEqualTo(Map.of(
                            Binding.POST,
                            URI.create(ENTITY_ID),
                            Binding.REDIRECT,
                            URI.create("https://idserver.example/idp/profile/SAML2/Redirect/SSO")));
        });
    }

    @Test
    void isCalledByItsEntityIdWhereItHasNoName() throws RegistryFeedException {
        String nameless = METADATA.replaceAll("(?s)<md:Organization>.*</md:Organization>", "");
        assertThat(read(nameless).find(ENTITY_ID)).map(RegistryEntry::name).hasValue(ENTITY_ID);
    }

    @ParameterizedTest
    @CsvSource({
        "entityID=, other=, entityID",
        "md:IDPSSODescriptor, md:SPSSODescriptor, no identity provider",
        "md:SingleSignOnService, md:SingleLogoutService, single sign-on service",
        "https://idserver.example/idp/profile/SAML2/Redirect, http://idserver.example/idp, https",
        "<ds:X509Certificate>, <ds:X509Certificate>x, cannot be read",
        "ds:X509Certificate, ds:X509SKI, no signing certificate"
    })
    void refusesMetadataOfAnEntryThatCannotBeUsed(String text, String instead, String reason)
            throws RegistryFeedException {
        RegistryReading reading = reading(METADATA.replace(text, instead), List.of());
        assertThatThrownBy(() -> reading.requireSuccessorOf(Optional.empty()))
                .isInstanceOf(RegistryFeedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "md:EntityDescriptor, md:RoleDescriptor, no EntityDescriptor",
        "</md:EntityDescriptor>, <md:EntityDescriptor>, no XML",
        "entityID=, validUntil='2026-06-01T12:00:00Z' entityID=, it was valid until"
    })
    void refusesWhatAsAWholeCannotBeUsed(String text, String instead, String reason) {
        assertThatThrownBy(() -> read(METADATA.replace(text, instead)))
                .isInstanceOf(RegistryFeedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void believesThePinnedCertificate() throws RegistryFeedException {
        assertThat(reading(signed(TestKeys.TRE), PINNED).registry().find(ENTITY_ID))
                .isPresent();
    }

    @Test
    void refusesMetadataThatSomebodyElseHasSigned() {
        assertThatThrownBy(() -> reading(signed(TestKeys.STRANGER), PINNED))
                .isInstanceOf(RegistryFeedException.class)
                .extracting(refused -> ((RegistryFeedException) refused).problem())
                .isEqualTo(RegistryProblem.NOT_SIGNED);
    }

    @Test
    void refusesMetadataThatNobodyHasSignedWhereACertificateIsPinned() {
        assertThatThrownBy(() -> reading(METADATA, PINNED))
                .isInstanceOf(RegistryFeedException.class)
                .extracting(refused -> ((RegistryFeedException) refused).problem())
                .isEqualTo(RegistryProblem.NOT_SIGNED);
    }

    @Test
    void refusesADoctype() {
        String dangerous = METADATA.replace("?>\n", "?><!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n");
        assertThatThrownBy(() -> read(dangerous)).isInstanceOf(RegistryFeedException.class);
    }

    private static Registry read(String metadata) throws RegistryFeedException {
        return reading(metadata, List.of()).registry();
    }

    private static RegistryReading reading(String metadata, List<X509Certificate> pinned) throws RegistryFeedException {
        return new RegistryReader().read(metadata, pinned, Stage.PRODUCTION, NOW);
    }

    private static String signed(TestKey key) {
        try {
            Document document = StrictXml.parseWithoutComments(WITH_ID.getBytes(StandardCharsets.UTF_8));
            Element root = document.getDocumentElement();
            EnvelopedSignature.sign(root, root.getFirstChild(), key.signing(), key.certificate());
            return Documents.text(document);
        } catch (MalformedXmlException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
