package it.varco.spid.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.stage.Stage;
import it.varco.spid.TestKeys;
import it.varco.spid.TestRegistry;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryFeedTest {

    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String UNO = TestRegistry.UNO.entityId();

    /** One entry as AgID's registry writes it, with all its fields. */
    private static final String ENTRY = """
            {
              "entity_id": "https://idp-uno.example",
              "organization_name": "Identità Uno S.p.A.",
              "organization_display_name": "Identità Uno",
              "code": "UNOO",
              "logo_uri": "https://idp-uno.example/logo.svg",
              "file_name": "metadata-uno.xml",
              "file_hash": "0f1e",
              "registry_link": "https://registry.spid.gov.it/entities-idp/https%3A%2F%2Fidp-uno.example",
              "signing_certificate_x509": ["CERTIFICATE"],
              "single_sign_on_service": [
                {"Binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", "Location": "https://idp-uno.example/post"},
                {"Binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", "Location": "https://idp-uno.example/redirect"}
              ],
              "single_logout_service": [
                {"Binding": "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", "Location": "https://idp-uno.example/slo"}
              ],
              "attribute": ["fiscalNumber", "name"],
              "extensions": {"supported_acr": ["https://www.spid.gov.it/SpidL1"], "supported_purpose": ["P"]},
              "create_date": "2016-01-01 00:00:00",
              "lastupdate_date": "2025-01-01 00:00:00",
              "delete_date": null,
              "_deleted": "N",
              "_disabled": "N"
            }""".replace("CERTIFICATE", TestKeys.UNO.base64());

    @Test
    void readsEntryOfAgidsShape() throws RegistryFeedException {
        RegistryReading reading = read("[" + ENTRY + "]", Stage.PRODUCTION);
        assertThat(reading.leftOut()).isEmpty();
        assertThat(reading.registry().find(UNO)).hasValueSatisfying(entry -> {
            assertThat(entry.entityId()).isEqualTo(UNO);
            assertThat(entry.name()).isEqualTo("Identità Uno");
            assertThat(entry.signingKeys()).containsExactly(TestKeys.UNO.verifying());
            assertThat(entry.singleSignOn(Binding.POST)).contains(URI.create(UNO + "/post"));
            assertThat(entry.singleSignOn(Binding.REDIRECT)).contains(URI.create(UNO + "/redirect"));
        });
    }

    @Test
    void keepsEveryCertificateOfTheEntry() throws RegistryFeedException {
        String both = TestKeys.UNO.base64() + "\",\"" + TestKeys.DUE.base64();
        assertThat(only(ENTRY.replace(TestKeys.UNO.base64(), both), Stage.PRODUCTION)
                        .signingKeys())
                .containsExactly(TestKeys.UNO.verifying(), TestKeys.DUE.verifying());
    }

    @Test
    void readsCertificateInLinesOfSixtyFour() throws RegistryFeedException {
        String lines = TestKeys.UNO.base64().replaceAll("(.{64})", "$1\\\\n");
        assertThat(only(ENTRY.replace(TestKeys.UNO.base64(), lines), Stage.PRODUCTION)
                        .signingKeys())
                .containsExactly(TestKeys.UNO.verifying());
    }

    /** What cannot be used is left out and named, and the others stand. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable")
    void leavesOutEntryAndSaysWhy(String what, String entry, String reason) throws RegistryFeedException {
        String other = ENTRY.replace(UNO, TestRegistry.DUE.entityId());
        RegistryReading reading = read("[" + entry + "," + other + "]", Stage.PRODUCTION);
        assertThat(reading.registry().entries())
                .extracting(RegistryEntry::entityId)
                .containsExactly(TestRegistry.DUE.entityId());
        assertThat(reading.leftOut())
                .hasSize(1)
                .hasEntrySatisfying(UNO, said -> assertThat(said).contains(reason));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of("withdrawn", ENTRY.replace("\"_deleted\": \"N\"", "\"_deleted\": \"Y\""), "withdrawn"),
                Arguments.of(
                        "withdrawn, in small letters",
                        ENTRY.replace("\"_deleted\": \"N\"", "\"_deleted\": \"y\""),
                        "withdrawn"),
                Arguments.of("disabled", ENTRY.replace("\"_disabled\": \"N\"", "\"_disabled\": \"Y\""), "withdrawn"),
                Arguments.of(
                        "no certificate",
                        ENTRY.replace("\"" + TestKeys.UNO.base64() + "\"", ""),
                        "no signing certificate"),
                Arguments.of(
                        "no field of certificates",
                        ENTRY.replace("signing_certificate_x509", "other"),
                        "no signing certificate"),
                Arguments.of(
                        "a certificate that is none", ENTRY.replace(TestKeys.UNO.base64(), "AAAA"), "cannot be read"),
                Arguments.of("a certificate that is empty", ENTRY.replace(TestKeys.UNO.base64(), ""), "cannot be read"),
                Arguments.of(
                        "a certificate that is no base64", ENTRY.replace(TestKeys.UNO.base64(), "A"), "cannot be read"),
                Arguments.of(
                        "nowhere to send requests to",
                        ENTRY.replace("single_sign_on_service", "other"),
                        "no single sign-on service"),
                Arguments.of(
                        "bindings that nobody speaks",
                        ENTRY.replace(POST, "urn:other").replace(REDIRECT, "urn:oasis:names:tc:SAML:2.0:bindings:SOAP"),
                        "no single sign-on service"),
                Arguments.of("an empty location", located(""), "not https"),
                Arguments.of("a relative location", located("/post"), "not https"),
                Arguments.of("a location without host", located("https:///post"), "not https"),
                Arguments.of("a location that is no URI", located("https://idp uno.example"), "not https"),
                Arguments.of("a script", located("javascript:alert(1)"), "not https"),
                Arguments.of("a location with fragment", located("https://idp-uno.example/#a"), "not https"),
                Arguments.of("http", located("http://idp-uno.example/post"), "not https"),
                Arguments.of("http on loopback", located("http://localhost:8088/post"), "not https"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8088/post, true",
        "http://127.0.0.1:8088/post, true",
        "https://idp-uno.example/other, true",
        "http://idp-uno.example/post, false",
        "http://localhost.idp.example/post, false",
        "http://127.0.0.1.idp.example/post, false",
        "http://localhost@idp.example/post, false",
        "ftp://localhost/post, false"
    })
    void takesHttpInRehearsalOnLoopbackAlone(String location, boolean taken) throws RegistryFeedException {
        assertThat(read("[" + located(location) + "]", Stage.REHEARSAL)
                        .registry()
                        .find(UNO))
                .matches(found -> found.isPresent() == taken);
    }

    /** Of two with one name the second could be anybody's. */
    @Test
    void countsTheFirstOfTwoWithOneEntityId() throws RegistryFeedException {
        String second =
                ENTRY.replace("Identità Uno\"", "Altra\"").replace(TestKeys.UNO.base64(), TestKeys.STRANGER.base64());
        assertThat(only(ENTRY + "," + second, Stage.PRODUCTION)).satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("Identità Uno");
            assertThat(entry.signingKeys()).containsExactly(TestKeys.UNO.verifying());
        });
    }

    @Test
    void countsTheFirstOfTwoLocationsWithOneBinding() throws RegistryFeedException {
        assertThat(only(ENTRY.replace(REDIRECT, POST), Stage.PRODUCTION).singleSignOn())
                .containsOnly(java.util.Map.entry(Binding.POST, URI.create(UNO + "/post")));
    }

    @Test
    void keepsTheOrderOfTheFeed() throws RegistryFeedException {
        String feed = "[" + ENTRY.replace(UNO, "https://c.example") + "," + ENTRY.replace(UNO, "https://a.example")
                + "," + ENTRY.replace(UNO, "https://b.example") + "]";
        assertThat(read(feed, Stage.PRODUCTION).registry().entries())
                .extracting(RegistryEntry::entityId)
                .containsExactly("https://c.example", "https://a.example", "https://b.example");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void readsTheNameThatPeopleKnow(String what, String entry, String name) throws RegistryFeedException {
        assertThat(only(entry, Stage.PRODUCTION).name()).isEqualTo(name);
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(
                        "no display name", ENTRY.replace("organization_display_name", "other"), "Identità Uno S.p.A."),
                Arguments.of(
                        "a blank display name", ENTRY.replace("\"Identità Uno\"", "\"  \""), "Identità Uno S.p.A."),
                Arguments.of("no name at all", ENTRY.replace("organization_", "other_"), UNO),
                Arguments.of(
                        "a name that fills the page",
                        ENTRY.replace("\"Identità Uno\"", "\"" + "x".repeat(5000) + "\""),
                        "x".repeat(120)));
    }

    @ParameterizedTest
    @MethodSource("nameless")
    void leavesOutEntryWithoutUsableEntityId(String entry) throws RegistryFeedException {
        RegistryReading reading = read("[" + entry + "," + ENTRY + "]", Stage.PRODUCTION);
        assertThat(reading.registry().entries()).hasSize(1);
        assertThat(reading.leftOut()).containsEntry("entry 1", "it has no usable entity_id");
    }

    static Stream<String> nameless() {
        return Stream.of(
                "{}",
                "null",
                "7",
                "\"text\"",
                "[]",
                ENTRY.replace("\"" + UNO + "\"", "null").replace("entity_id", "other"),
                ENTRY.replace("\"" + UNO + "\"", "\" \""),
                ENTRY.replace("\"" + UNO + "\"", "\"https://" + "x".repeat(1024) + "\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noFeeds")
    void refusesWhatIsNoFeed(String what, String feed, String reason) {
        assertThatThrownBy(() -> read(feed, Stage.PRODUCTION))
                .isInstanceOf(RegistryFeedException.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> noFeeds() {
        return Stream.of(
                Arguments.of("nothing", "", "array"),
                Arguments.of("an object", "{\"entities\": []}", "array"),
                Arguments.of("null", "null", "array"),
                Arguments.of("a page", "<html>Service unavailable</html>", "not JSON"),
                Arguments.of("cut short", "[" + ENTRY + ",", "not JSON"),
                Arguments.of("a page after the feed", "[]<html/>", "not JSON"),
                Arguments.of("nested without end", "[".repeat(17) + "]".repeat(17), "not JSON"),
                Arguments.of("nested by the million", "[".repeat(1_000_000), "not JSON"),
                Arguments.of("another feed after the feed", "[][" + ENTRY + "]", "not JSON"),
                // The parser counts by the buffer, so a little more than the limit may pass.
                Arguments.of("endless", "[" + " ".repeat(RegistryFeed.LONGEST + 100_000) + "]", "not JSON"));
    }

    @Test
    void readsAnEmptyFeedAsNobody() throws RegistryFeedException {
        assertThat(read("[]", Stage.PRODUCTION).registry().entries()).isEmpty();
        assertThat(Registry.empty().entries()).isEmpty();
    }

    @Test
    void findsNobodyByAlmostTheName() throws RegistryFeedException {
        Registry registry = read("[" + ENTRY + "]", Stage.PRODUCTION).registry();
        assertThat(Stream.of(UNO + "/", UNO.toUpperCase(java.util.Locale.ROOT), " " + UNO, "", "https://")
                        .map(registry::find))
                .allMatch(java.util.Optional::isEmpty);
    }

    private static String located(String location) {
        return ENTRY.replace("https://idp-uno.example/post", location);
    }

    private static RegistryEntry only(String entries, Stage stage) throws RegistryFeedException {
        RegistryReading reading = read("[" + entries + "]", stage);
        assertThat(reading.registry().entries()).hasSize(1);
        return reading.registry().entries().iterator().next();
    }

    private static RegistryReading read(String feed, Stage stage) throws RegistryFeedException {
        return new RegistryFeed().read(feed, stage);
    }
}
