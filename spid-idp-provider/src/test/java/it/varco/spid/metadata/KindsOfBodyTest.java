package it.varco.spid.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.spid.Dom;
import it.varco.spid.TestKeys;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Who says what of itself: SPID technical rules, metadata; AgID notice 19 version 4. */
class KindsOfBodyTest {

    private static final MetadataKey KEY =
            new MetadataKey(TestKeys.UNO.signing(), TestKeys.UNO.certificate(), List.of());
    private static final String ADDRESS = " Company EmailAddress TelephoneNumber";
    private static final String BILLING = "billing: Extensions(CessionarioCommittente)" + ADDRESS;

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void hasTheContactsOfItsKindInOrder(String kind, ServiceProvider provider, List<String> contacts) {
        assertThat(new XmlElement(document(provider).getDocumentElement())
                        .children(Saml.METADATA_NS, "ContactPerson").stream().map(KindsOfBodyTest::summary))
                .isEqualTo(contacts);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("public", TestBodies.publicBody(), List.of("other: Extensions(IPACode Public)" + ADDRESS)),
                arguments(
                        "private, with VAT number",
                        TestBodies.privateBody(),
                        List.of("other: Extensions(VATNumber Private)" + ADDRESS, BILLING)),
                arguments(
                        "private, with fiscal code",
                        TestBodies.privateBodyWithFiscalCode(),
                        List.of("other: Extensions(FiscalCode Private) Company EmailAddress", BILLING)),
                arguments(
                        "public, behind a full aggregator",
                        TestBodies.behind(Activity.PUBLIC_FULL_AGGREGATOR),
                        List.of(
                                "other spid:aggregator: Extensions(IPACode VATNumber PublicServicesFullAggregator)"
                                        + ADDRESS,
                                "other spid:aggregated: Extensions(IPACode Public)" + ADDRESS)),
                arguments(
                        "public, behind a light aggregator",
                        TestBodies.behind(Activity.PUBLIC_LIGHT_AGGREGATOR),
                        List.of(
                                "other spid:aggregator: Extensions(IPACode VATNumber PublicServicesLightAggregator"
                                        + " KeyDescriptor)" + ADDRESS,
                                "other spid:aggregated: Extensions(IPACode Public)" + ADDRESS)),
                arguments(
                        "private, behind a full aggregator",
                        TestBodies.behind(Activity.PRIVATE_FULL_AGGREGATOR),
                        List.of(
                                "other spid:aggregator: Extensions(IPACode VATNumber PrivateServicesFullAggregator)"
                                        + ADDRESS,
                                "other spid:aggregated: Extensions(VATNumber Private)" + ADDRESS,
                                BILLING)),
                arguments(
                        "private, behind a light aggregator",
                        TestBodies.behind(Activity.PRIVATE_LIGHT_AGGREGATOR),
                        List.of(
                                "other spid:aggregator: Extensions(IPACode VATNumber PrivateServicesLightAggregator"
                                        + " KeyDescriptor)" + ADDRESS,
                                "other spid:aggregated: Extensions(VATNumber Private)" + ADDRESS,
                                BILLING)),
                arguments(
                        "a full operator",
                        TestBodies.behind(Activity.PUBLIC_FULL_OPERATOR),
                        List.of("other spid:aggregator: Extensions(IPACode VATNumber PublicServicesFullOperator)"
                                + ADDRESS)),
                arguments(
                        "behind a light operator",
                        TestBodies.behind(Activity.PUBLIC_LIGHT_OPERATOR),
                        List.of(
                                "other spid:aggregator: Extensions(IPACode VATNumber PublicServicesLightOperator"
                                        + " KeyDescriptor)" + ADDRESS,
                                "other spid:aggregated: Extensions(IPACode Public)" + ADDRESS)));
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void publishesAKeyToValidateByWhereTheOtherBodyHoldsTheKeys(Activity activity) {
        Document document = document(TestBodies.behind(activity));
        assertThat(Dom.text(document, "//spid:KeyDescriptor[@use='spid:validation']//ds:X509Certificate"))
                .isEqualTo(activity.isLight() ? TestKeys.DUE.base64() : "");
    }

    @Test
    void saysWhomToBill() {
        Document document = document(TestBodies.privateBody());
        String billed = "//fpa:CessionarioCommittente";
        assertThat(Dom.text(document, billed + "/fpa:DatiAnagrafici/fpa:IdFiscaleIVA/fpa:IdPaese"))
                .isEqualTo("IT");
        assertThat(Dom.text(document, billed + "/fpa:DatiAnagrafici/fpa:IdFiscaleIVA/fpa:IdCodice"))
                .isEqualTo("12345678903");
        assertThat(Dom.text(document, billed + "/fpa:DatiAnagrafici/fpa:Anagrafica/fpa:Denominazione"))
                .isEqualTo("Servizi di prova S.p.A.");
        assertThat(new XmlElement(Dom.at(document, billed + "/fpa:Sede"))
                        .children().stream().map(child -> child.dom().getLocalName()))
                .containsExactly("Indirizzo", "NumeroCivico", "CAP", "Comune", "Provincia", "Nazione");
    }

    @Test
    void hasEverySetUnderItsIndex() {
        Document document = document(TestBodies.publicBody());
        assertThat(Stream.of(1, 2, 3, 4)
                        .map(place -> Dom.text(document, "//md:AttributeConsumingService[" + place + "]/@index")))
                .containsExactly("0", "1", "99", "100");
        assertThat(Dom.text(document, "//md:AttributeConsumingService[@index='99']/md:ServiceName"))
                .isEqualTo("eIDAS Natural Person Minimum Attribute Set");
        assertThat(Dom.count(document, "//md:AttributeConsumingService[@index='100']/md:RequestedAttribute"))
                .isEqualTo(7);
    }

    /** Each document of the same keys differs from every other in the name under which it is signed. */
    @Test
    void givesEachBodyADocumentOfItsOwn() {
        assertThat(Stream.of(Activity.values())
                        .map(TestBodies::behind)
                        .map(provider -> document(provider).getDocumentElement().getAttribute("ID")))
                .doesNotHaveDuplicates();
    }

    private static String summary(XmlElement contact) {
        String entityType = contact.dom().getAttributeNS(Saml.SPID_NS, "entityType");
        return contact.attribute("contactType").orElse("?")
                + (entityType.isEmpty() ? "" : " " + entityType)
                + ": "
                + contact.children().stream()
                        .map(child -> child.dom().getLocalName() + inside(child))
                        .collect(Collectors.joining(" "));
    }

    private static String inside(XmlElement element) {
        List<XmlElement> children = element.children();
        return children.isEmpty()
                ? ""
                : children.stream().map(child -> child.dom().getLocalName()).collect(Collectors.joining(" ", "(", ")"));
    }

    private static Document document(ServiceProvider provider) {
        return Dom.read(SpidMetadata.signed(provider, KEY));
    }
}
