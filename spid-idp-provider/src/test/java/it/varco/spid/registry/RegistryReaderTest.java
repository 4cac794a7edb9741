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
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whose feed is believed, and what of a new one may take the place of the old. Threats B2 and B8. */
class RegistryReaderTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<X509Certificate> PINNED = List.of(TestKeys.TRE.certificate());
    private static final String ENTITY = "https://idp-uno.example";

    private final RegistryReader reader = new RegistryReader();

    @Test
    void readsSignedMetadata() throws RegistryFeedException {
        RegistryReading reading = read(signed(metadata(), TestKeys.TRE), PINNED);
        assertThat(reading.leftOut()).isEmpty();
        RegistryEntry entry = reading.registry().find(ENTITY).orElseThrow();
        assertThat(entry.name()).isEqualTo("Identità Uno");
        assertThat(entry.certificates()).containsExactly(TestKeys.UNO.certificate(), TestKeys.DUE.certificate());
        assertThat(entry.singleSignOn(Binding.REDIRECT)).contains(java.net.URI.create(ENTITY + "/redirect"));
        assertThat(reading.changedAt()).containsEntry(RegistryReading.WHOLE, Instant.parse("2026-06-01T00:00:00Z"));
    }

    @Test
    void believesAnyOfThePinnedCertificates() throws RegistryFeedException {
        List<X509Certificate> rolling = List.of(TestKeys.DUE.certificate(), TestKeys.TRE.certificate());
        assertThat(read(signed(metadata(), TestKeys.TRE), rolling).registry().entries())
                .hasSize(1);
    }

    @Test
    void readsThroughComments() throws RegistryFeedException {
        String commented =
                signed(metadata(), TestKeys.TRE).replace("<md:KeyDescriptor", "<!-- ours --><md:KeyDescriptor");
        assertThat(read(commented, PINNED).registry().find(ENTITY)).isPresent();
    }

    @Test
    void refusesMetadataThatSomebodyElseHasSigned() {
        refuses(signed(metadata(), TestKeys.STRANGER), RegistryProblem.NOT_SIGNED);
    }

    @Test
    void refusesMetadataThatNobodyHasSigned() {
        refuses(metadata(), RegistryProblem.NOT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect", "Identità Uno", "https://idp-uno.example", "validUntil=\"2026-07"})
    void refusesMetadataThatWasChangedAfterwards(String part) {
        String changed = signed(metadata(), TestKeys.TRE).replace(part, part + "1");
        refuses(changed, RegistryProblem.NOT_SIGNED);
    }

    /** Threat A11: the signature of one entity is not the federation's. */
    @Test
    void refusesASignatureThatIsNotTheWholesOwn() {
        String signed = signed(metadata(), TestKeys.TRE);
        String wrapped = "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_evil\">"
                + signed.substring(signed.indexOf("<md:Entities")) + "</md:EntitiesDescriptor>";
        refuses(wrapped, RegistryProblem.NOT_SIGNED);
    }

    @Test
    void refusesJsonWhereACertificateIsPinned() {
        refuses("[]", RegistryProblem.NOT_SIGNED);
    }

    @Test
    void refusesMetadataThatHasEnded() {
        refuses(signed(metadata().replace("2026-07-01", "2026-05-01"), TestKeys.TRE), RegistryProblem.EXPIRED);
    }

    @Test
    void goesOnWithACopyThatHasEndedSince() throws RegistryFeedException {
        String ended = signed(metadata().replace("2026-07-01", "2026-05-01"), TestKeys.TRE);
        assertThat(reader.readAgain(ended, Stage.PRODUCTION).registry().entries())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no feed", "<html/>", "<!DOCTYPE x><x/>", "{\"entity_id\":1}"})
    void refusesWhatIsNoFeed(String text) {
        assertThatThrownBy(() -> read(text, List.of()))
                .isInstanceOfSatisfying(
                        RegistryFeedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(RegistryProblem.UNREADABLE));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> read("<" + " ".repeat(RegistryFeed.LONGEST), List.of()))
                .isInstanceOf(RegistryFeedException.class)
                .hasMessageContaining("longer");
    }

    /** Threat B2. */
    @ParameterizedTest
    @CsvSource({
        "https://demo.spid.gov.it, PRODUCTION, false",
        "https://demo.spid.gov.it/validator, PRODUCTION, false",
        "https://validator.spid.gov.it, PRODUCTION, false",
        "https://VALIDATOR.spid.gov.it, PRODUCTION, false",
        "https://validator.spid.gov.it, REHEARSAL, true",
        "https://idp-uno.example, PRODUCTION, true"
    })
    void admitsAgidsTestsInRehearsalOnly(String entityId, Stage stage, boolean admitted) throws RegistryFeedException {
        String feed = metadata().replace("entityID=\"" + ENTITY + "\"", "entityID=\"" + entityId + "\"");
        RegistryReading reading = reader.read(feed, List.of(), stage, NOW);
        assertThat(reading.registry().find(entityId).isPresent()).isEqualTo(admitted);
        String json = """
                [{"entity_id":"%s","signing_certificate_x509":["%s"],
                "single_sign_on_service":[{"Binding":"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST","Location":"https://x.example"}]}]
                """.formatted(entityId, TestKeys.UNO.base64());
        assertThat(reader.read(json, List.of(), stage, NOW)
                        .registry()
                        .find(entityId)
                        .isPresent())
                .isEqualTo(admitted);
    }

    @Test
    void leavesOutWhatIsNoIdentityProviderAndKeepsTheOthers() throws RegistryFeedException {
        String feed = metadata()
                .replace(
                        "</md:EntitiesDescriptor>",
                        "<md:EntityDescriptor entityID=\"https://sp.example\"/></md:EntitiesDescriptor>");
        RegistryReading reading = read(feed, List.of());
        assertThat(reading.leftOut()).containsOnlyKeys("https://sp.example");
        assertThat(reading.registry().find(ENTITY)).isPresent();
    }

    @Test
    void aKeyForEncryptionSignsNothing() throws RegistryFeedException {
        String feed = metadata().replaceFirst("use=\"signing\"", "use=\"encryption\"");
        assertThat(read(feed, List.of()).registry().find(ENTITY).orElseThrow().certificates())
                .containsExactly(TestKeys.DUE.certificate());
    }

    @Test
    void aFeedThatIsOlderTakesNobodysPlace() throws RegistryFeedException {
        RegistryReading kept = read(metadata(), List.of());
        RegistryReading older = read(metadata().replace("2026-06-01T00", "2026-05-31T00"), List.of());
        RegistryReading younger = read(metadata().replace("2026-06-01T00", "2026-06-01T06"), List.of());
        assertThatThrownBy(() -> older.requireSuccessorOf(Optional.of(kept)))
                .isInstanceOfSatisfying(
                        RegistryFeedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(RegistryProblem.OLDER));
        younger.requireSuccessorOf(Optional.of(kept));
        kept.requireSuccessorOf(Optional.of(kept));
        older.requireSuccessorOf(Optional.empty());
    }

    @Test
    void anEntryThatIsOlderTakesNobodysPlace() throws RegistryFeedException {
        RegistryReading kept = read(json("2026-01-02 00:00:00"), List.of());
        assertThatThrownBy(() -> read(json("2026-01-01 00:00:00"), List.of()).requireSuccessorOf(Optional.of(kept)))
                .isInstanceOf(RegistryFeedException.class);
        read(json("2026-01-03 00:00:00"), List.of()).requireSuccessorOf(Optional.of(kept));
    }

    @Test
    void aFeedWithoutAnybodyRetiresNobody() throws RegistryFeedException {
        RegistryReading empty = read("[]", List.of());
        assertThatThrownBy(() -> empty.requireSuccessorOf(Optional.empty()))
                .isInstanceOfSatisfying(
                        RegistryFeedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(RegistryProblem.EMPTY));
    }

    @Test
    void namesWhatIsAnother() throws RegistryFeedException {
        Registry before = read(metadata(), List.of()).registry();
        Registry after = read(
                        metadata()
                                .replace(TestKeys.DUE.base64(), TestKeys.TRE.base64())
                                .replace("/redirect", "/elsewhere"),
                        List.of())
                .registry();
        RegistryDifference difference = RegistryDifference.between(before, after);
        assertThat(difference.changed()).singleElement().satisfies(change -> {
            assertThat(change.entityId()).isEqualTo(ENTITY);
            assertThat(change.certificatesAdded())
                    .containsExactly(RegistryDifference.fingerprint(TestKeys.TRE.certificate()));
            assertThat(change.certificatesRemoved())
                    .containsExactly(RegistryDifference.fingerprint(TestKeys.DUE.certificate()));
            assertThat(change.other()).containsExactly("singleSignOn");
        });
        assertThat(RegistryDifference.between(Registry.empty(), after).added()).containsExactly(ENTITY);
        assertThat(RegistryDifference.between(before, Registry.empty()).removed())
                .containsExactly(ENTITY);
        assertThat(RegistryDifference.between(before, before).isEmpty()).isTrue();
    }

    @Test
    void readsCertificatesInPemAndBare() {
        String pem = "-----BEGIN CERTIFICATE-----\n" + TestKeys.UNO.base64() + "\n-----END CERTIFICATE-----\n";
        assertThat(RegistryReader.certificates(pem + pem.replace(TestKeys.UNO.base64(), TestKeys.DUE.base64())))
                .containsExactly(TestKeys.UNO.certificate(), TestKeys.DUE.certificate());
        assertThat(RegistryReader.certificates(TestKeys.UNO.base64())).containsExactly(TestKeys.UNO.certificate());
        assertThatThrownBy(() -> RegistryReader.certificates("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    private RegistryReading read(String text, List<X509Certificate> pinned) throws RegistryFeedException {
        return reader.read(text, pinned, Stage.PRODUCTION, NOW);
    }

    private void refuses(String feed, RegistryProblem problem) {
        assertThatThrownBy(() -> read(feed, PINNED))
                .isInstanceOfSatisfying(
                        RegistryFeedException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static String json(String changed) {
        return """
                [{"entity_id":"%s","lastupdate_date":"%s","signing_certificate_x509":["%s"],
                "single_sign_on_service":[{"Binding":"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST","Location":"https://x.example"}]}]
                """.formatted(ENTITY, changed, TestKeys.UNO.base64());
    }

    private static String metadata() {
        UnaryOperator<String> key =
                certificate -> "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
                        + certificate + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
        return "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
                + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" ID=\"_all\" Name=\"https://idps.spid.gov.it\""
                + " validUntil=\"2026-07-01T00:00:00Z\"><md:Extensions><mdrpi:PublicationInfo"
                + " xmlns:mdrpi=\"urn:oasis:names:tc:SAML:metadata:rpi\" publisher=\"x\""
                + " creationInstant=\"2026-06-01T00:00:00Z\"/></md:Extensions><md:EntityDescriptor entityID=\"" + ENTITY
                + "\"><md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                + key.apply(TestKeys.UNO.base64()) + key.apply(TestKeys.DUE.base64())
                + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\""
                + ENTITY + "/redirect\"/></md:IDPSSODescriptor><md:Organization>"
                + "<md:OrganizationDisplayName xml:lang=\"it\">Identità Uno</md:OrganizationDisplayName>"
                + "</md:Organization></md:EntityDescriptor></md:EntitiesDescriptor>";
    }

    private static String signed(String metadata, TestKey key) {
        try {
            Document document = StrictXml.parse(metadata.getBytes(StandardCharsets.UTF_8));
            Element root = document.getDocumentElement();
            EnvelopedSignature.sign(root, root.getFirstChild(), key.signing(), key.certificate());
            return Documents.text(document);
        } catch (MalformedXmlException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
