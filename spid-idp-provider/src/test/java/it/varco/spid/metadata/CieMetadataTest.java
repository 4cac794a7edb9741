package it.varco.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.TestSignature;
import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class CieMetadataTest {

    private static final MetadataKey KEY =
            new MetadataKey(TestKeys.UNO.signing(), TestKeys.UNO.certificate(), List.of());
    private static final CieContact.Seat ROME = new CieContact.Seat(Optional.of("H501"), Optional.of("RM"), "IT");
    private static final CieContact BODY = new CieContact(
            Sector.PUBLIC,
            "Istituto di prova per la città",
            new BodyCodes(Optional.of("istprova"), Optional.empty(), Optional.empty()),
            Optional.of("L37"),
            List.of(),
            ROME,
            Optional.of("cie@istituto.example"),
            Optional.of("+390600000"));
    private static final CieContact PARTNER = new CieContact(
            Sector.PRIVATE,
            "Fornitore di prova",
            new BodyCodes(Optional.empty(), Optional.of("IT12345678901"), Optional.of("12345678901")),
            Optional.empty(),
            List.of("62.01", "62.02"),
            ROME,
            Optional.of("cie@fornitore.example"),
            Optional.empty());

    /** The order is that of the schema that the Ministry checks by. */
    @ParameterizedTest
    @CsvSource({
        "/md:EntityDescriptor, Signature SPSSODescriptor Organization ContactPerson ContactPerson",
        "/md:EntityDescriptor/md:SPSSODescriptor, KeyDescriptor SingleLogoutService SingleLogoutService NameIDFormat "
                + "AssertionConsumerService AttributeConsumingService",
        "/md:EntityDescriptor/md:ContactPerson[1], Extensions Company EmailAddress TelephoneNumber",
        "/md:EntityDescriptor/md:ContactPerson[1]/md:Extensions, "
                + "Public IPACode IPACategory Municipality Province Country",
        "/md:EntityDescriptor/md:ContactPerson[2], Extensions Company EmailAddress",
        "/md:EntityDescriptor/md:ContactPerson[2]/md:Extensions, "
                + "Private VATNumber FiscalCode NACE2Code NACE2Code Municipality Province Country"
    })
    void hasTheElementsInTheOrderOfTheSchema(String path, String children) {
        assertThat(new XmlElement(Dom.at(metadata(), path))
                        .children().stream().map(child -> child.dom().getLocalName()))
                .containsExactly(children.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "/md:EntityDescriptor/@entityID, https://portale.example/cie",
        "/md:EntityDescriptor/md:SPSSODescriptor/@AuthnRequestsSigned, true",
        "/md:EntityDescriptor/md:SPSSODescriptor/@WantAssertionsSigned, true",
        "//md:SingleLogoutService[1]/@Binding, urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
        "//md:AssertionConsumerService/@index, 0",
        "//md:AssertionConsumerService/@isDefault, true",
        "//md:AssertionConsumerService/@Location, https://portale.example/acs",
        "//md:AttributeConsumingService/@index, 0",
        "//md:ServiceName, urn:uuid:8a1b3f52-6c3d-4e0f-9a61-5f2d7c9b1e34",
        "//md:ServiceName/@xml:lang, ''",
        "//md:OrganizationDisplayName, Istituto",
        "//md:ContactPerson[1]/@contactType, administrative",
        "//md:ContactPerson[1]/md:Company, Istituto di prova per la città",
        "//md:ContactPerson[2]/@contactType, technical",
        "//cie:IPACode, istprova",
        "//md:ContactPerson[1]//cie:Municipality, H501"
    })
    void says(String path, String value) {
        assertThat(Dom.text(metadata(), path)).isEqualTo(value);
    }

    /** The minimum dataset of eIDAS is all that CIE gives, and nothing of SPID's has a place here. */
    @Test
    void asksForTheMinimumDatasetAndHasNothingOfSpid() {
        assertThat(Dom.count(metadata(), "//md:RequestedAttribute")).isEqualTo(4);
        for (String name : List.of("name", "familyName", "dateOfBirth", "fiscalNumber")) {
            assertThat(Dom.count(metadata(), "//md:RequestedAttribute[@Name='" + name + "']"))
                    .isEqualTo(1);
        }
        assertThat(metadata().getDocumentElement().getTextContent()).doesNotContain("spid");
        assertThat(Dom.count(metadata(), "//*[namespace-uri()='https://spid.gov.it/saml-extensions']"))
                .isZero();
    }

    @Test
    void carriesRightSignatureOfTheWholeDocument() {
        Document metadata = metadata();
        assertThat(TestSignature.verifies(
                        metadata.getDocumentElement(),
                        Dom.at(metadata, "/md:EntityDescriptor/ds:Signature"),
                        TestKeys.UNO.verifying()))
                .isTrue();
    }

    @Test
    void isTheSameBytesForTheSameSettings() {
        assertThat(provider().signed(KEY)).isEqualTo(provider().signed(KEY));
    }

    @Test
    void namesAServiceThatHasNoNameByTheEntityAndAlwaysTheSame() {
        String service = CieServiceProvider.serviceOf("https://portale.example/cie");
        assertThat(service)
                .matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
                .isEqualTo(CieServiceProvider.serviceOf("https://portale.example/cie"))
                .isNotEqualTo(CieServiceProvider.serviceOf("https://portale.example/altro"));
    }

    private static Document metadata() {
        return Dom.read(provider().signed(KEY));
    }

    private static CieServiceProvider provider() {
        return new CieServiceProvider(
                "https://portale.example/cie",
                "https://portale.example/acs",
                "https://portale.example/slo",
                new Organization("Istituto di prova per la città", "Istituto", "https://www.istituto.example"),
                BODY,
                Optional.of(PARTNER),
                "urn:uuid:8a1b3f52-6c3d-4e0f-9a61-5f2d7c9b1e34");
    }
}
