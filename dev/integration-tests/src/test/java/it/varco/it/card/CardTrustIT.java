package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.demo.keycloak.KeycloakFailure;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.OtherKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.Authority;
import it.varco.testcards.Ca;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.Forgery;
import it.varco.testcards.ListMode;
import it.varco.testcards.OcspMode;
import it.varco.testcards.TestAuthorities;
import it.varco.testcards.TrustService;
import it.varco.testcards.TrustedListXml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that believes whoever is on the trusted list: which list it takes, which it keeps, and what operators see of it. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardTrustIT {

    private static final int OTHERS_ON_THE_LIST = 120;
    private static final Duration IN_TIME = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    /** Far from the midnights near which the tests may run. */
    private static final LocalDate AHEAD = LocalDate.now(ITALY).plusDays(30);

    private static final LocalDate PAST = LocalDate.now(ITALY).minusDays(30);

    private World world;
    private CardResponder responder;
    private ListPublisher publisher;
    private OtherKeycloak keycloak;
    private TestRealm realm;
    private CardDesk desk;
    private int sequence = 1000;

    @BeforeAll
    void aServerThatBelievesTheList(World given) {
        world = given;
        responder = world.cards().responder();
        publisher = ListPublisher.start();
        publisher.publish(signed(list()));
        keycloak = world.otherKeycloak("card-trust");
        keycloak.startWith(
                trustedList(),
                signers(),
                "unverified-listener=true",
                "soft-until=" + AHEAD,
                "revocation=ocsp-then-crl",
                "revocation-lists=" + responder.listOf(Ca.CIE));
        await(() -> responder.requests(responder.listOf(Ca.CIE)) > 0);
        realm = keycloak.newRealm(world.identityProviders());
        desk = new CardDesk(keycloak, world.cards(), realm);
    }

    @AfterAll
    void stop() {
        try {
            realm.close();
        } finally {
            keycloak.close();
            publisher.close();
        }
    }

    @BeforeEach
    void everybodyAnswersAsTheyShould() {
        responder.reset();
        publish(list());
        assertThat(refresh().statusCode()).isEqualTo(200);
    }

    /** Nobody has to ask for the first list, and the next one is an hour away. */
    @Test
    void hasTheListFromItsStart() {
        assertThat(keycloak.log()).doesNotContain("Cards: LIST_");
        assertThat(trust().path("authorities").asInt()).isEqualTo(OTHERS_ON_THE_LIST + 2);
    }

    @ParameterizedTest
    @CsvSource({"CNS_OK, cns", "CIE_OK, cie-card"})
    void believesACardOfAnAuthorityOnTheList(CardKind kind, String method) {
        CardPerson anna = desk.person(desk.card(kind, "anna"));
        assertThat(anna.claims(anna.signIn()).path("acr").asText()).isEqualTo("urn:varco:acr:" + method);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("lists")
    void keepsTheListInUseWhereAnotherIsNoGood(Function<CardTrustIT, byte[]> other, String fault) {
        int inUse = sequence;
        publisher.publish(other.apply(this));

        HttpResponse<String> answer = refresh();

        assertThat(answer.statusCode()).isEqualTo(502);
        JsonNode now = trust();
        assertThat(texts(now.path("faults"))).containsExactly(fault + ": AgID");
        assertThat(now.path("list").path("sequence").asInt()).isEqualTo(inUse);
        assertThat(subjects("DOC-53")).containsExactly(fault + ": AgID");
        assertThat(metric(
                        "varco_card_trust_faults",
                        fault.toLowerCase(Locale.ROOT).replace('_', '-')))
                .isEqualTo(1);
        believesACardOfAnAuthorityOnTheList(CardKind.CNS_OK, "cns");
        refused(CardKind.ROGUE_CNS, "CARD-21");
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list(test -> test.forged(Forgery.TAMPERED), "LIST_NOT_SIGNED"),
                list(
                        test -> test.smuggling(test.list().withSequence(++test.sequence))
                                .signedBy(test.authority(Ca.SECOND_LIST_SIGNER)),
                        "LIST_NOT_SIGNED"),
                list(
                        test -> test.signed(test.smuggling(test.list().withSequence(test.sequence - 1))),
                        "LIST_ROLLED_BACK"),
                list(
                        test -> test.signed(test.smuggling(test.list()
                                .withSequence(test.sequence + 1)
                                .withNextUpdate(Instant.now().minus(Duration.ofDays(30))))),
                        "LIST_STALE"));
    }

    private static Arguments list(Function<CardTrustIT, byte[]> other, String fault) {
        return arguments(other, fault);
    }

    @Test
    void takesANewerListOnAnOperatorsWord() {
        refused(CardKind.ROGUE_CNS, "CARD-21");
        publish(smuggling(list()));
        refused(CardKind.ROGUE_CNS, "CARD-21");

        assertThat(refresh().statusCode()).isEqualTo(200);

        believesACardOfAnAuthorityOnTheList(CardKind.ROGUE_CNS, "cns");
        assertThat(trust().path("list").path("sequence").asInt()).isEqualTo(sequence);
    }

    @Test
    void tellsOfAListThatIsNearItsEnd() {
        assertThat(subjects("DOC-54")).isEmpty();
        assertThat(metric("varco_card_list_until_next_update_seconds", "")).isPositive();
        Instant soon = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        publish(list().withNextUpdate(soon));
        refresh();
        assertThat(subjects("DOC-54")).containsExactly(soon.toString());
        assertThat(metric("varco_card_list_until_next_update_seconds", ""))
                .isLessThan(Duration.ofDays(3).toSeconds() + 1);
        assertThat(metric("varco_card_list_age_seconds", "")).isBetween(0.0, 3600.0);
        assertThat(metric("varco_card_authorities", "")).isEqualTo(OTHERS_ON_THE_LIST + 2);
    }

    /** The day is the wall clock's: certificates know no other. */
    @Test
    void letsACardInUncheckedUntilTheDay() {
        nobodyAnswers();
        CardPerson anna = desk.person(desk.card(CardKind.CNS_OK, "anna"));
        Page door = anna.chooseCard(anna.browser().openSignIn());
        realm.admin().clearEvents();

        assertThat(anna.claims(anna.present(door)).path("acr").asText()).isEqualTo("urn:varco:acr:cns");

        assertThat(realm.admin().events())
                .anySatisfy(event -> assertThat(
                                event.path("details").path("varco_revocation").asText())
                        .isEqualTo("unchecked"));
        assertThat(subjects("DOC-55")).containsExactly(AHEAD.toString());
        assertThat(trust().path("softUntil").asText()).isEqualTo(AHEAD.toString());
    }

    @Test
    void refusesARevokedCardAllTheSame() {
        refused(CardKind.CNS_REVOKED, "CARD-30");
    }

    @ParameterizedTest
    @CsvSource({
        "client-x509, ",
        "client-secret, tls.client.certificate.bound.access.tokens",
    })
    void findsClientsThatAnyCertificateCouldBe(String authenticator, String attribute) {
        assertThat(subjects("DOC-57")).isEmpty();
        String id = createClient(authenticator, attribute);
        assertThat(subjects("DOC-57")).containsExactly("machine");
        realm.admin().delete("/clients/" + id);
        assertThat(subjects("DOC-57")).isEmpty();
    }

    /** Keycloak's own sign-in by certificate believes that TLS has verified it. */
    @ParameterizedTest
    @ValueSource(strings = {"auth-x509-client-username-form", "direct-grant-auth-x509-username"})
    void findsKeycloaksOwnSignInByCertificate(String step) {
        createFlow(step, "DISABLED");
        assertThat(subjects("DOC-57")).isEmpty();
        String flow = createFlow(step, "ALTERNATIVE");
        assertThat(subjects("DOC-57")).containsExactly("ALTERNATIVE-" + step + "/" + step);
        realm.admin().delete("/authentication/flows/" + flow);
        assertThat(subjects("DOC-57")).isEmpty();
    }

    @Test
    void findsThatInProductionItsOwnListenerIsNotBelieved() {
        assertThat(subjects("DOC-51")).isEmpty();
        try (TestRealm other = keycloak.newRealm(world.identityProviders())) {
            other.intoProduction();
            assertThat(subjects(other, "DOC-51")).containsExactly("CARD-50");
        }
    }

    /** Stopped with a client in it that is known by a certificate, and started again while nobody publishes a list. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class WhenItStartsAgain {

        private int kept;
        private JsonNode atStart;

        @BeforeAll
        void stopAndStart() {
            publish(list());
            refresh();
            kept = sequence;
            publisher.fallSilent();
            createClient("client-x509", "");
            createFlow("auth-x509-client-username-form", "REQUIRED");
            assertThatThrownBy(() -> keycloak.startWith(trustedList(), signers(), "unverified-listener=true"))
                    .isInstanceOf(KeycloakFailure.class);
            assertThat(keycloak.log())
                    .contains(
                            "unverified-listener",
                            realm.name() + "/machine",
                            realm.name() + "/REQUIRED-auth-x509-client-username-form/auth-x509-client-username-form");
            keycloak.startWith(
                    trustedList(),
                    signers(),
                    "soft-until=" + PAST,
                    "refresh-every=PT10S",
                    "revocation-lists=" + responder.listOf(Ca.CIE));
            atStart = trust();
        }

        @BeforeEach
        void nobodyPublishesAList() {
            responder.reset();
            publisher.fallSilent();
        }

        @Test
        void doesSoBesideSuchAClientWhereTlsVerifies() {
            assertThat(realm.admin().get("/clients?clientId=machine")).hasSize(1);
            assertThat(subjects("DOC-57")).isEmpty();
        }

        @Test
        void believesTheListThatItKept() {
            assertThat(atStart.path("list").path("sequence").asInt()).isEqualTo(kept);
            assertThat(atStart.path("authorities").asInt()).isEqualTo(OTHERS_ON_THE_LIST + 2);
        }

        @Test
        void staysWithTheListInUseWhileNobodyPublishesAnother() {
            await(() -> texts(trust().path("faults")).equals(List.of("LIST_UNREACHABLE: AgID")));
            assertThat(trust().path("list").path("sequence").asInt()).isEqualTo(sequence);
            believesACardOfAnAuthorityOnTheList(CardKind.CIE_OK, "cie-card");
            assertThat(subjects("DOC-53")).containsExactly("LIST_UNREACHABLE: AgID");
        }

        @Test
        void takesANewerListOnSchedule() {
            int before = publisher.timesAsked();
            publish(smuggling(list()));
            await(() -> trust().path("list").path("sequence").asInt() == sequence);
            assertThat(publisher.timesAsked()).isGreaterThan(before);
            believesACardOfAnAuthorityOnTheList(CardKind.ROGUE_CNS, "cns");
        }

        @Test
        void countsARevocationListThatCannotBeHad() {
            await(() -> metric("varco_card_revocation_lists_missing", "") == 0);
            responder.list(Ca.CIE, ListMode.STATUS_500);
            await(() -> metric("varco_card_revocation_lists_missing", "") == 1);
            assertThat(texts(trust().path("missingRevocationLists")))
                    .containsExactly(responder.listOf(Ca.CIE).toString());
        }

        @Test
        void letsNobodyInUncheckedAfterTheDay() {
            nobodyAnswers();
            refused(CardKind.CNS_OK, "CARD-35");
            assertThat(subjects("DOC-55")).isEmpty();
        }
    }

    private void nobodyAnswers() {
        responder.ocsp(Ca.CNS, OcspMode.STATUS_500);
        responder.list(Ca.CNS, ListMode.STATUS_500);
    }

    private void refused(CardKind kind, String code) {
        desk.person(desk.card(kind, "anna")).isRefused(code);
    }

    private TrustedListXml list() {
        TestAuthorities authorities = responder.authorities();
        return TrustedListXml.at(Clock.systemUTC())
                .withSequence(sequence)
                .and(authorities.more(OTHERS_ON_THE_LIST))
                .and(List.of(certificate(Ca.CNS), certificate(Ca.CIE)));
    }

    private TrustedListXml smuggling(TrustedListXml list) {
        return list.and(TrustService.of(certificate(Ca.ROGUE)));
    }

    private byte[] forged(Forgery forgery) {
        return list().withSequence(sequence + 1).forged(forgery, authority(Ca.LIST_SIGNER), certificate(Ca.ROGUE));
    }

    private byte[] signed(TrustedListXml list) {
        return list.signedBy(authority(Ca.LIST_SIGNER));
    }

    /** As the next one in the row. */
    private void publish(TrustedListXml list) {
        publisher.publish(signed(list.withSequence(++sequence)));
    }

    private Authority authority(Ca ca) {
        return responder.authorities().of(ca);
    }

    private X509Certificate certificate(Ca ca) {
        return authority(ca).certificate();
    }

    private String trustedList() {
        return "trusted-list=" + publisher.address();
    }

    private String signers() {
        try {
            return "trusted-list-signers="
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(certificate(Ca.LIST_SIGNER).getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpResponse<String> refresh() {
        return realm.admin().send("POST", "/access-policy/card-trust", "", Map.of());
    }

    private JsonNode trust() {
        return realm.admin().get("/access-policy/card-trust");
    }

    private List<String> subjects(String code) {
        return subjects(realm, code);
    }

    private static List<String> subjects(TestRealm realm, String code) {
        return StreamSupport.stream(
                        realm.admin()
                                .get("/access-policy/doctor")
                                .path("findings")
                                .spliterator(),
                        false)
                .filter(finding -> finding.path("code").asText().equals(code))
                .map(finding -> finding.path("subject").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String createClient(String authenticator, String attribute) {
        ObjectNode client = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", "machine")
                .put("enabled", true)
                .put("publicClient", false)
                .put("serviceAccountsEnabled", true)
                .put("clientAuthenticatorType", authenticator);
        ObjectNode attributes = client.putObject("attributes");
        if (authenticator.equals("client-x509")) {
            attributes.put("x509.subjectdn", "CN=machine");
        }
        if (attribute != null && !attribute.isEmpty()) {
            attributes.put(attribute, "true");
        }
        return realm.admin().create("/clients", client);
    }

    /** A flow, bound to nothing, with that step in it. */
    private String createFlow(String step, String requirement) {
        String alias = requirement + "-" + step;
        ObjectNode flow = JsonNodeFactory.instance
                .objectNode()
                .put("alias", alias)
                .put("providerId", "basic-flow")
                .put("topLevel", true);
        String id = realm.admin().create("/authentication/flows", flow);
        ObjectNode execution = JsonNodeFactory.instance
                .objectNode()
                .put("parentFlow", id)
                .put("authenticator", step)
                .put("requirement", requirement);
        realm.admin().create("/authentication/executions", execution);
        return id;
    }

    private double metric(String name, String kind) {
        URI metrics = keycloak.managementUrl().resolve("/metrics");
        try {
            String all = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return all.lines()
                    .filter(line -> line.startsWith(name))
                    .filter(line -> kind.isEmpty() || line.contains("kind=\"" + kind + "\""))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .mapToDouble(Double::parseDouble)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not among the metrics"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(BooleanSupplier state) {
        Instant deadline = Instant.now().plus(IN_TIME);
        while (!state.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
