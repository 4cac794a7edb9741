package it.varco.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the way that an answer comes: A14, A16, A17, A18, A20 to A23. The genuine answer signs in after each. */
@VarcoTest
class DeliveryAttacksIT {

    private static final int AT_ONCE = 6;

    private final TestRealm realm;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider alfa;

    private Sitting sitting;
    private RefusedSignIn watch;

    DeliveryAttacksIT(TestRealm realm, TargetKeycloak keycloak, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.keycloak = keycloak;
        this.alfa = providers.named("alfa");
    }

    @BeforeEach
    void anAnswerIsCaptured() {
        sitting = ProviderVisit.of(realm, alfa);
        watch = RefusedSignIn.watch(keycloak, realm);
    }

    // A14

    /** Keycloak's own limit comes before any code of ours, and so there is no event. */
    @Test
    void tenMegabytesAreNotRead() throws IOException, InterruptedException {
        assertThat(send(sitting.consumer(), "SAMLResponse=" + "A".repeat(10_000_000))
                        .statusCode())
                .isEqualTo(413);
        theAnswerAsItWasSignsIn();
    }

    @Test
    void nothingIsInflated() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(bomb, new java.util.zip.Deflater(9, true))) {
            deflating.write(new byte[20_000_000]);
        }
        String small = HttpPerson.encode(Base64.getEncoder().encodeToString(bomb.toByteArray()));
        HttpPerson.Page page = sitting.person()
                .get(URI.create(sitting.consumer() + "?SAMLResponse="
                        + small.substring(0, Math.min(6_000, small.length())) + "&RelayState=" + sitting.relayState()));
        watch.assertRefused(page, "SPID-P05");
        theAnswerAsItWasSignsIn();
    }

    // A16

    @Test
    void anAnswerIsNotTakenTwiceInTheSameBrowser() {
        theAnswerAsItWasSignsIn();
        int sessions = realm.admin().sessionCount();
        realm.admin().clearEvents();
        assertThat(sitting.post(sitting.genuine()).status()).isBetween(400, 499);
        assertThat(realm.admin().events()).hasSize(1);
        assertThat(realm.admin().sessionCount()).isEqualTo(sessions);
    }

    @Test
    void anAnswerIsNotTakenInAnotherBrowser() {
        HttpPerson thief = new HttpPerson(realm);
        ReceivedRequest own = thief.ask(alfa);
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                thief.post(
                        sitting.consumer(),
                        Map.of("SAMLResponse", Sitting.base64(sitting.genuine()), "RelayState", sitting.relayState())),
                "SPID-P04");
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                thief.post(
                        sitting.consumer(),
                        Map.of("SAMLResponse", Sitting.base64(sitting.genuine()), "RelayState", own.relayState())),
                "SPID-016");
        theAnswerAsItWasSignsIn();
    }

    /** Of many at once, one is let in: whoever asks second finds the assertion used, however close. */
    @Test
    void ofManyAtOnceOneIsTaken() throws Exception {
        int sessions = realm.admin().sessionCount();
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        String cookies = sitting.person().cookies(sitting.consumer());
        String form = "SAMLResponse=" + HttpPerson.encode(Sitting.base64(sitting.genuine())) + "&RelayState="
                + HttpPerson.encode(sitting.relayState());
        ExecutorService browsers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Callable<Integer> post = () -> {
                together.await();
                return HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(sitting.consumer())
                                        .header("Cookie", cookies)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
            };
            List<Integer> statuses =
                    browsers
                            .invokeAll(IntStream.range(0, AT_ONCE)
                                    .mapToObj(at -> post)
                                    .toList())
                            .stream()
                            .map(DeliveryAttacksIT::outcome)
                            .toList();
            assertThat(statuses).filteredOn(status -> status < 400).hasSize(1);
            assertThat(statuses).filteredOn(status -> status >= 500).isEmpty();
            assertThat(realm.admin().sessionCount()).isLessThanOrEqualTo(sessions + 1);
        } finally {
            browsers.shutdownNow();
        }
    }

    // A17

    /** Two tabs of one browser are two sign-ins. */
    @Test
    void anAnswerIsNotTakenInAnotherTab() {
        ReceivedRequest otherTab = sitting.person().ask(alfa);
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                sitting.person()
                        .post(
                                sitting.consumer(),
                                Map.of(
                                        "SAMLResponse",
                                        Sitting.base64(sitting.genuine()),
                                        "RelayState",
                                        otherTab.relayState())),
                "SPID-016");
        theAnswerAsItWasSignsIn();
    }

    // A18

    @Test
    void anAnswerIsNotTakenInAnotherRealm(World world) {
        try (TestRealm other = world.newRealm(json -> {})) {
            HttpPerson there = new HttpPerson(other);
            ReceivedRequest request = there.ask(alfa);
            RefusedSignIn watchThere = RefusedSignIn.watch(keycloak, other);
            watchThere.assertRefusedAlsoFor(
                    there.post(
                            other.url("/broker/spid/endpoint"),
                            Map.of(
                                    "SAMLResponse",
                                    Sitting.base64(sitting.genuine()),
                                    "RelayState",
                                    request.relayState())),
                    "SPID-019");
            HttpPerson.Page arrived = there.post(alfa.answerTo(request, Victim.ATTACKER, Level.L2));
            assertThat(arrived.address().toString()).startsWith(other.portal() + "/callback?");
        }
        theAnswerAsItWasSignsIn();
    }

    // A20

    @ParameterizedTest
    @ValueSource(strings = {"portal", "saml-demo", "nobody"})
    void anAnswerToNoRequestIsNotTaken(String client) {
        URI unasked = URI.create(sitting.consumer() + "/clients/" + client);
        Map<String, String> form =
                Map.of("SAMLResponse", Sitting.base64(sitting.genuine()), "RelayState", sitting.relayState());
        watch.assertRefused(sitting.person().post(unasked, form), "SPID-P05");
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(
                sitting.person()
                        .get(URI.create(unasked + "?SAMLResponse="
                                + HttpPerson.encode(
                                        Sitting.base64(sitting.genuine()).substring(0, 400)))),
                "SPID-P05");
        theAnswerAsItWasSignsIn();
    }

    /** The operator turns SPID off, hides it from signing in, or turns the service off, while a person is away. */
    @ParameterizedTest
    @CsvSource({"enabled, false", "linkOnly, true"})
    void anAnswerIsNotTakenOnceTheDoorIsShut(String setting, boolean shut) {
        realm.admin().updateIdentityProvider("spid", provider -> provider.put(setting, shut));
        try {
            assertNothingHappens(sitting.post(sitting.genuine()));
        } finally {
            realm.admin().updateIdentityProvider("spid", provider -> provider.put(setting, !shut));
        }
        theAnswerAsItWasSignsIn();
    }

    @Test
    void anAnswerIsNotTakenForAServiceThatIsTurnedOff() {
        setPortalEnabled(false);
        try {
            assertNothingHappens(sitting.post(sitting.genuine()));
        } finally {
            setPortalEnabled(true);
        }
        anAnswerIsCaptured();
        theAnswerAsItWasSignsIn();
    }

    // A21

    /** Keycloak's switches for signatures are in the database, where an import or a script may turn them; nobody reads them. */
    @Test
    void noSettingTurnsSignaturesOff() {
        realm.admin()
                .updateIdentityProvider(
                        "spid",
                        provider -> provider.withObject("/config")
                                .put("validateSignature", "false")
                                .put("wantAssertionsSigned", "false")
                                .put("allowedClockSkew", "999999999")
                                .put("signingCertificate", "")
                                .put("useMetadataDescriptorUrl", "true")
                                .put("metadataDescriptorUrl", "http://127.0.0.1:9/metadata"));
        anAnswerIsCaptured();
        watch.assertRefused(sitting.post(sitting.answer(AnswerScript.genuine().withoutSignatures())), "SPID-002");
        watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefusedAlsoFor(
                sitting.post(sitting.answer(AnswerScript.genuine().signedByStranger())), "SPID-004");
        theAnswerAsItWasSignsIn();
    }

    // A22

    /** Of two answers in one form, one is read, checks and identity alike: never the one for these and the other for that. */
    @Test
    void twoAnswersInOneFormAreNotMixed() throws IOException, InterruptedException {
        String genuine = "SAMLResponse=" + HttpPerson.encode(Sitting.base64(sitting.genuine()));
        String forged = "SAMLResponse=" + HttpPerson.encode(Sitting.base64(Victim.of(sitting.genuine())));
        String relayState = "&RelayState=" + HttpPerson.encode(sitting.relayState());
        HttpResponse<String> forgedFirst = send(sitting.consumer(), forged + "&" + genuine + relayState);
        assertThat(forgedFirst.statusCode()).isEqualTo(400);
        send(sitting.consumer(), genuine + "&" + forged + relayState);
        assertThat(realm.admin().usersWith("fiscalNumber", Victim.VICTIM.fiscalCode()))
                .allSatisfy(victim -> assertThat(
                                realm.admin().sessions(victim.path("id").asText()))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"SAMLRequest, SPID-O01", "SAMLart, SPID-P05"})
    void anotherMessageBesideTheAnswerIsNotRead(String parameter, String code) {
        HttpPerson.Page page = sitting.person()
                .post(sitting.consumer(), Map.of(parameter, "AAAA", "RelayState", sitting.relayState()));
        watch.assertRefused(page, code);
        theAnswerAsItWasSignsIn();
    }

    /** RelayState names a sign-in of this browser, or nothing; it is no address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://altro.example/",
                "//altro.example",
                "javascript:alert(1)",
                "../../../admin/",
                "%0d%0aLocation:https://altro.example",
                "a.b.c",
                "...",
                "\u0000",
                "<script>alert(1)</script>"
            })
    void relayStateLeadsNowhere(String relayState) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                sitting.consumer(),
                "SAMLResponse=" + HttpPerson.encode(Sitting.base64(sitting.genuine())) + "&RelayState="
                        + HttpPerson.encode(relayState));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).doesNotContain("altro.example", "alert(1)");
        theAnswerAsItWasSignsIn();
    }

    // A23

    /** The provider has signed it, so the person comes in; what stands in their name is text, wherever it ends up. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(23)</script>",
                "${7*191} #{7*191} {{7*191}}",
                "x\n2026-01-01 00:00:00,000 WARN  [forged] a line of my own"
            })
    void whatStandsInANameIsText(String name) {
        int logBefore = keycloak.log().length();
        HttpPerson.Page arrived = sitting.post(sitting.answer(
                AnswerScript.genuine().withAttribute("name", name).withAttribute("familyName", name)));
        assertThat(arrived.status()).isLessThan(500);
        assertThat(arrived.body()).doesNotContain("<script>alert(23)", "1337");
        assertThat(keycloak.log().substring(logBefore)).doesNotContain("alert(23)", "1337", "[forged]");
        assertThat(realm.admin().events().toString()).doesNotContain("alert(23)", "1337", "[forged]");
    }

    private void theAnswerAsItWasSignsIn() {
        HttpPerson.Page arrived = sitting.post(sitting.genuine());
        assertThat(arrived.address().toString()).as(arrived.text()).startsWith(realm.portal() + "/callback?");
    }

    private void assertNothingHappens(HttpPerson.Page page) {
        assertThat(page.status()).as(page.text()).isBetween(400, 499);
        assertThat(page.body()).doesNotContain("Exception", "\tat ");
        assertThat(page.address().toString()).doesNotStartWith(realm.portal().toString());
        assertThat(Stream.of(Victim.ATTACKER, Victim.VICTIM)
                        .flatMap(person -> realm.admin().usersWith("fiscalNumber", person.fiscalCode()).stream())
                        .mapToInt(user ->
                                realm.admin().sessions(user.path("id").asText()).size())
                        .sum())
                .isEqualTo(sessionsBefore);
    }

    private int sessionsBefore;

    @BeforeEach
    void count() {
        sessionsBefore = realm.admin().sessionCount();
    }

    private void setPortalEnabled(boolean enabled) {
        var portal = (com.fasterxml.jackson.databind.node.ObjectNode)
                realm.admin().get("/clients?clientId=portal").get(0);
        portal.put("enabled", enabled);
        realm.admin().put("/clients/" + portal.path("id").asText(), portal);
    }

    private static int outcome(Future<Integer> status) {
        try {
            return status.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private HttpResponse<String> send(URI address, String form) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Cookie", sitting.person().cookies(address))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form, StandardCharsets.UTF_8))
                                .build(),
                        BodyHandlers.ofString());
    }
}
