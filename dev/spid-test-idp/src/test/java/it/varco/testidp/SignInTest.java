package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.testidp.TestBrowser.Page;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** The way of a person through the pages, over HTTP. */
class SignInTest {
    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);

    private static SpidTestIdentityProviders providers;
    private static TestServiceProvider asking;
    private static TestIdentityProvider alfa;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        providers = SpidTestIdentityProviders.start(0, () -> Instant.now().plus(LATER.get()));
        asking = new TestServiceProvider(SigningKey.fresh("SP"));
        providers.trust(asking.metadataUrl());
        alfa = providers.named("alfa");
        browser = new TestBrowser(providers.baseUrl());
    }

    @AfterAll
    static void stop() {
        asking.close();
        providers.close();
    }

    @AfterEach
    void backToNow() {
        LATER.set(Duration.ZERO);
    }

    @Test
    void signsInByPost() {
        int refusedBefore = providers.refusals().size();
        Page login = browser.ask(alfa, genuine());
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.html())
                .contains("<html lang=\"it\">", "<title>Accesso SPID - Alfa Identità</title>")
                .contains("Ente &lt;di&gt; prova", "livello 2 o superiore", "<li>Codice fiscale</li>")
                .doesNotContain("<script");

        Page consent = browser.login(login, "anna", People.PASSWORD);
        assertThat(consent.status()).isEqualTo(200);
        assertThat(consent.html()).contains("TINIT-FRRNNA75C52H501Y", "1975-03-12", "Acconsento", "Non acconsento");

        Page answer = browser.submit(consent, Map.of("action", "consent"));
        assertThat(answer.action()).isEqualTo(asking.assertionConsumer().toString());
        assertThat(answer.hidden()).containsEntry("RelayState", "opaque-state");
        assertThat(answer.html()).contains("Continua", "<script src=\"/static/submit.js\">");
        Document response = answer.samlResponse();
        assertThat(status(response)).endsWith("Success");
        assertThat(level(response)).isEqualTo(Level.L2.uri());
        assertThat(providers.refusals()).hasSize(refusedBefore);
    }

    @Test
    void signsInByRedirect() {
        Page login = browser.get("/alfa/sso?" + genuine().query());
        assertThat(login.status()).isEqualTo(200);
        Page answer = browser.submit(browser.login(login, " Anna ", People.PASSWORD), Map.of("action", "consent"));
        assertThat(status(answer.samlResponse())).endsWith("Success");
    }

    @Test
    void cancelling() {
        assertError(browser.submit(browser.ask(alfa, genuine()), Map.of("action", "cancel")), "nr25");
    }

    @Test
    void refusingConsent() {
        Page consent = browser.login(browser.ask(alfa, genuine()), "anna", People.PASSWORD);
        assertError(browser.submit(consent, Map.of("action", "refuse")), "nr22");
    }

    @Test
    void wrongPasswordAsksAgainAndTheThirdEndsIt() {
        Page first = browser.login(browser.ask(alfa, genuine()), "anna", "wrong");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.html()).contains("role=\"alert\"", "Nome utente o password non corretti.");
        Page second = browser.login(first, "nobody", People.PASSWORD);
        assertThat(second.html()).contains("role=\"alert\"");
        assertError(browser.login(second, "anna", "wrong"), "nr19");
    }

    @Test
    void rightPasswordAfterTwoWrongOnesSignsIn() {
        Page first = browser.login(browser.ask(alfa, genuine()), "anna", "wrong");
        Page second = browser.login(first, "anna", "wrong");
        assertThat(browser.login(second, "anna", People.PASSWORD).html()).contains("Acconsento");
    }

    @Test
    void suspended() {
        assertError(browser.login(browser.ask(alfa, genuine()), "leo", People.PASSWORD), "nr23");
    }

    @ParameterizedTest
    @CsvSource({
        "zeno, L2, MINIMUM, ''",
        "zeno, L2, EXACT, ''",
        "zeno, L1, BETTER, ''",
        "zeno, L2, MAXIMUM, L1",
        "zeno, L1, MINIMUM, L1",
        "anna, L1, EXACT, L1",
        "anna, L1, BETTER, L2",
        "anna, L2, BETTER, L3",
        "anna, L3, BETTER, ''",
        "anna, L2, MAXIMUM, L2",
        "anna, L3, MINIMUM, L3"
    })
    void levels(String userName, Level level, Comparison comparison, String answered) {
        Page login = browser.ask(alfa, genuine().asking(level, comparison));
        Page next = browser.login(login, userName, People.PASSWORD);
        if (answered.isEmpty()) {
            assertError(next, "nr20");
        } else {
            Page answer = browser.submit(next, Map.of("action", "consent"));
            assertThat(level(answer.samlResponse()))
                    .isEqualTo(Level.valueOf(answered).uri());
        }
    }

    @Test
    void lateComersGetTheTimeout() {
        Page login = browser.ask(alfa, genuine());
        LATER.set(Duration.ofMinutes(16));
        assertError(browser.login(login, "anna", People.PASSWORD), "nr21");
    }

    @Test
    void signInEndsOnce() {
        Page consent = browser.login(browser.ask(alfa, genuine()), "anna", People.PASSWORD);
        assertThat(browser.submit(consent, Map.of("action", "consent")).status())
                .isEqualTo(200);
        assertThat(browser.submit(consent, Map.of("action", "consent")).status())
                .isEqualTo(400);
    }

    @Test
    void signInIsOneProvidersOwn() {
        Page login = browser.ask(alfa, genuine());
        String form = "transaction=" + RedirectEncoding.encode(login.hidden().get("transaction"))
                + "&action=login&username=anna&password=" + People.PASSWORD;
        assertThat(browser.post("/beta/login", form).status()).isEqualTo(400);
        assertThat(browser.post("/alfa/login", form).status()).isEqualTo(200);
    }

    @Test
    void consentNeedsALogin() {
        Page login = browser.ask(alfa, genuine());
        String form = "transaction=" + RedirectEncoding.encode(login.hidden().get("transaction")) + "&action=consent";
        assertThat(browser.post("/alfa/consent", form).status()).isEqualTo(400);
    }

    @Test
    void nextAnswerMisbehavesOnce() {
        alfa.nextAnswer(AnswerScript.genuine().issuedBy("https://other.example.org"));
        assertThat(XPaths.text(signIn().samlResponse(), "/samlp:Response/saml:Issuer"))
                .isEqualTo("https://other.example.org");
        assertThat(XPaths.text(signIn().samlResponse(), "/samlp:Response/saml:Issuer"))
                .isEqualTo(alfa.entityId());
    }

    @Test
    void refusalShowsEveryReasonAndIsRemembered() {
        Page refused =
                browser.ask(alfa, genuine().attribute("IsPassive", "true").attribute("ProviderName", "<script>"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.html()).contains("not-passive", "no-provider-name").doesNotContain("<script>");
        Refusal refusal = lastRefusals(1).get(0);
        assertThat(refusal.identityProvider()).isEqualTo("alfa");
        assertThat(refusal.reasons()).extracting(Refusal.Reason::anomaly).containsExactlyInAnyOrder(8, 15);
    }

    @Test
    void replayedRequestIsRefused() {
        TestRequest request = genuine();
        String body = request.formBody();
        assertThat(browser.post("/alfa/sso", body).status()).isEqualTo(200);
        assertThat(browser.post("/alfa/sso", body).html()).contains("id-is-fresh");
    }

    @Test
    void requestSentManyTimesAtOnceIsAcceptedOnce() {
        String body = genuine().formBody();
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> browser.post("/alfa/sso", body).status()))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThat(browser.get("/alfa/sso").status()).isEqualTo(403);
        assertThat(browser.post("/alfa/sso", "SAMLRequest=%%%").status()).isEqualTo(403);
        assertThat(browser.post("/alfa/sso", "SAMLRequest=" + "A".repeat(300_000))
                        .status())
                .isEqualTo(403);
        Page put = browser.send(HttpRequest.newBuilder(alfa.singleSignOnLocation())
                .method("PUT", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(put.status()).isEqualTo(403);
        assertThat(put.html()).contains("wrong-method");
        Page json = browser.send(HttpRequest.newBuilder(alfa.singleSignOnLocation())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(json.status()).isEqualTo(403);
        assertThat(lastRefusals(5))
                .flatExtracting(Refusal::reasons)
                .extracting(Refusal.Reason::anomaly)
                .containsExactly(4, 4, 4, 6, 4);
    }

    @Test
    void changedKeyIsNoticed() throws InterruptedException {
        assertThat(browser.ask(alfa, genuine()).status()).isEqualTo(200);
        int fetchedBefore = asking.fetches();
        asking.publish(SigningKey.fresh("New"), root -> {});
        Thread.sleep(1_100);
        assertThat(browser.ask(alfa, genuine()).status()).isEqualTo(200);
        assertThat(asking.fetches()).isEqualTo(fetchedBefore + 1);
    }

    @Test
    void trustingAgainReadsAtOnce() {
        assertThat(browser.ask(alfa, genuine()).status()).isEqualTo(200);
        asking.publish(SigningKey.fresh("New"), root -> {});
        providers.trust(asking.metadataUrl());
        assertThat(browser.ask(alfa, genuine()).status()).isEqualTo(200);
    }

    @Test
    void metadataAreNotFetchedForEveryForgery() {
        providers.trust(asking.metadataUrl());
        int fetchedBefore = asking.fetches();
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            browser.ask(alfa, genuine().attribute("IsPassive", "true"));
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(asking.fetches() - fetchedBefore).isBetween(1, (int) seconds + 2);
    }

    @Test
    void untrustedServiceProviderIsRefused() {
        try (TestServiceProvider stranger = new TestServiceProvider(SigningKey.fresh("Stranger"))) {
            Page refused = browser.ask(alfa, stranger.ask(alfa.singleSignOnLocation()));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.html()).contains("issuer-is-trusted");
            assertThat(stranger.fetches()).isZero();
        }
    }

    @Test
    void unreadableMetadataAreToldToTheDeveloper() {
        try (SpidTestIdentityProviders others = SpidTestIdentityProviders.start(0)) {
            others.trust(URI.create(others.baseUrl() + "/nothing"));
            TestIdentityProvider beta = others.named("beta");
            Page refused = new TestBrowser(others.baseUrl()).ask(beta, asking.ask(beta.singleSignOnLocation()));
            assertThat(refused.html()).contains("issuer-is-trusted", "answered with 404");
        }
    }

    @Test
    void answersToItsOwnNameOnly() throws IOException {
        // A rebound name resolves here but asks under its own; java.net.http would not let the Host be chosen.
        try (Socket socket = new Socket("127.0.0.1", providers.baseUrl().getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(reply).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void pagesAreGuarded() {
        Page login = browser.ask(alfa, genuine());
        assertThat(login.response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        assertThat(login.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void servesItsFiles() {
        for (String path : List.of("/", "/static/style.css", "/static/submit.js", "/static/alfa.svg")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("/nothing", "/alfa/slo", "/static/../x", "/delta/sso")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static List<Refusal> lastRefusals(int count) {
        List<Refusal> all = providers.refusals();
        return all.subList(all.size() - count, all.size());
    }

    private Page signIn() {
        Page consent = browser.login(browser.ask(alfa, genuine()), "anna", People.PASSWORD);
        return browser.submit(consent, Map.of("action", "consent"));
    }

    private TestRequest genuine() {
        return asking.ask(alfa.singleSignOnLocation());
    }

    private static void assertError(Page page, String code) {
        assertThat(page.status()).isEqualTo(200);
        Document response = page.samlResponse();
        assertThat(status(response)).endsWith("Responder");
        assertThat(XPaths.text(response, "//samlp:StatusMessage")).isEqualTo("ErrorCode " + code);
        assertThat(XPaths.count(response, "//saml:Assertion")).isZero();
    }

    private static String status(Document response) {
        return XPaths.text(response, "/samlp:Response/samlp:Status/samlp:StatusCode/@Value");
    }

    private static String level(Document response) {
        return XPaths.text(response, "//saml:AuthnContextClassRef");
    }
}
