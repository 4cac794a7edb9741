package it.varco.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.TestSignature;
import it.varco.spid.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class SpidMetadataTest {

    private static final String ROLE = "/md:EntityDescriptor/md:SPSSODescriptor";
    private static final String CONTACT = "/md:EntityDescriptor/md:ContactPerson";
    private static final MetadataKey KEY = key(List.of());

    /** The order is the schema's (AgID notice 29), and a document in another order is refused. */
    @ParameterizedTest
    @CsvSource({
        "/md:EntityDescriptor, Signature SPSSODescriptor Organization ContactPerson",
        "/md:EntityDescriptor/md:SPSSODescriptor, KeyDescriptor SingleLogoutService SingleLogoutService NameIDFormat "
                + "AssertionConsumerService AttributeConsumingService AttributeConsumingService",
        "/md:EntityDescriptor/md:Organization, OrganizationName OrganizationDisplayName OrganizationURL",
        "/md:EntityDescriptor/md:ContactPerson, Extensions Company EmailAddress TelephoneNumber",
        "/md:EntityDescriptor/md:ContactPerson/md:Extensions, IPACode Public"
    })
    void hasTheElementsInTheOrderOfTheSchema(String path, String children) {
        assertThat(new XmlElement(Dom.at(metadata(), path))
                        .children().stream().map(child -> child.dom().getLocalName()))
                .containsExactly(children.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "/md:EntityDescriptor/@entityID, https://portale.example",
        "/md:EntityDescriptor/md:SPSSODescriptor/@AuthnRequestsSigned, true",
        "/md:EntityDescriptor/md:SPSSODescriptor/@WantAssertionsSigned, true",
        "/md:EntityDescriptor/md:SPSSODescriptor/@protocolSupportEnumeration, urn:oasis:names:tc:SAML:2.0:protocol",
        "//md:KeyDescriptor/@use, signing",
        "//md:NameIDFormat, urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
        "//md:AssertionConsumerService/@index, 0",
        "//md:AssertionConsumerService/@isDefault, true",
        "//md:AssertionConsumerService/@Binding, urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        "//md:AssertionConsumerService/@Location, https://portale.example/acs",
        "//md:SingleLogoutService[1]/@Binding, urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        "//md:SingleLogoutService[2]/@Binding, urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
        "//md:SingleLogoutService[2]/@Location, https://portale.example/slo",
        "//md:AttributeConsumingService[1]/@index, 0",
        "//md:AttributeConsumingService[2]/@index, 99",
        "//md:AttributeConsumingService[1]/md:ServiceName, Servizi online",
        "//md:AttributeConsumingService[1]/md:RequestedAttribute[3]/@Name, fiscalNumber",
        "//md:OrganizationName, Istituto di prova per la città",
        "//md:OrganizationDisplayName, Istituto",
        "//md:OrganizationURL, https://www.istituto.example",
        "//md:ContactPerson/@contactType, other",
        "//md:ContactPerson/md:Company, Istituto di prova per la città",
        "//md:EmailAddress, spid@istituto.example",
        "//md:TelephoneNumber, +390600000",
        "//spid:IPACode, istprova"
    })
    void says(String path, String value) {
        assertThat(Dom.text(metadata(), path)).isEqualTo(value);
    }

    @Test
    void saysInItalianWhatNeedsLanguage() {
        assertThat(Dom.count(metadata(), "//md:Organization/*[lang('it')] | //md:ServiceName[lang('it')]"))
                .isEqualTo(5);
    }

    /** What AgID's schema has no room for, or a public body must not say. */
    @ParameterizedTest
    @CsvSource({
        "//@validUntil",
        "//@cacheDuration",
        "//md:EntitiesDescriptor",
        "//spid:Private",
        "//md:GivenName",
        "//md:SurName",
        "//md:KeyDescriptor[not(@use)]"
    })
    void leavesOut(String path) {
        assertThat(Dom.count(metadata(), path)).isZero();
    }

    @Test
    void leavesOutTheTelephoneWhereThereIsNone() {
        ServiceProvider silent =
                provider(new Organization("Istituto", "Istituto", "https://x.example"), Optional.empty());
        assertThat(Dom.count(Dom.read(SpidMetadata.signed(silent, KEY)), CONTACT + "/md:TelephoneNumber"))
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
        assertThat(Dom.text(metadata, "//ds:Reference/@URI"))
                .isEqualTo("#" + metadata.getDocumentElement().getAttribute("ID"));
    }

    @Test
    void carriesSignatureThatNoOtherKeyMade() {
        Document metadata = metadata();
        assertThat(TestSignature.verifies(
                        metadata.getDocumentElement(),
                        Dom.at(metadata, "/md:EntityDescriptor/ds:Signature"),
                        TestKeys.DUE.verifying()))
                .isFalse();
    }

    /** What was filed with AgID is compared byte by byte. */
    @Test
    void isTheSameBytesForTheSameSettings() {
        assertThat(SpidMetadata.signed(provider(), key(List.of()))).isEqualTo(SpidMetadata.signed(provider(), KEY));
    }

    /** During a renewal both certificates are known, and one signs. */
    @Test
    void publishesCertificatesInTheOrderGiven() {
        Document metadata = Dom.read(
                SpidMetadata.signed(provider(), key(List.of(TestKeys.DUE.certificate(), TestKeys.TRE.certificate()))));
        assertThat(Stream.of(1, 2, 3)
                        .map(place ->
                                Dom.text(metadata, ROLE + "/md:KeyDescriptor[" + place + "]//ds:X509Certificate")))
                .containsExactly(TestKeys.UNO.base64(), TestKeys.DUE.base64(), TestKeys.TRE.base64());
        assertThat(Dom.text(metadata, "/md:EntityDescriptor/ds:Signature//ds:X509Certificate"))
                .isEqualTo(TestKeys.UNO.base64());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void writesWhateverSettingsSayAsText(String name) {
        ServiceProvider odd = provider(new Organization(name, name, "https://x.example"), Optional.empty());
        assertThat(Dom.text(Dom.read(SpidMetadata.signed(odd, KEY)), "//md:OrganizationName"))
                .isEqualTo(name);
    }

    static Stream<String> hostile() {
        return Stream.of("A & B", "</md:OrganizationName><evil/>", "]]>", "\"'<>", "\uD83C\uDFDB");
    }

    @Test
    void takesNoPartInLaterChangesOfItsSettings() {
        List<String> attributes = new ArrayList<>(List.of("name"));
        AttributeSet set = new AttributeSet(0, "Servizi", attributes);
        attributes.add("email");
        assertThat(set.attributes()).containsExactly("name");
    }

    @Test
    void printsNoKey() {
        assertThat(KEY).hasToString("MetadataKey[…]");
    }

    private static Document metadata() {
        return Dom.read(SpidMetadata.signed(provider(), KEY));
    }

    private static MetadataKey key(List<java.security.cert.X509Certificate> others) {
        return new MetadataKey(TestKeys.UNO.signing(), TestKeys.UNO.certificate(), others);
    }

    private static ServiceProvider provider() {
        return provider(
                new Organization("Istituto di prova per la città", "Istituto", "https://www.istituto.example"),
                Optional.of("+390600000"));
    }

    private static ServiceProvider provider(Organization organization, Optional<String> telephone) {
        return new ServiceProvider(
                "https://portale.example",
                "https://portale.example/acs",
                "https://portale.example/slo",
                new Body(
                        organization,
                        Sector.PUBLIC,
                        BodyCodes.ofIpa("istprova"),
                        Optional.of("spid@istituto.example"),
                        telephone,
                        Optional.empty(),
                        Optional.empty()),
                List.of(
                        new AttributeSet(0, "Servizi online", List.of("name", "familyName", "fiscalNumber")),
                        AttributeSet.EIDAS_MINIMUM));
    }
}
