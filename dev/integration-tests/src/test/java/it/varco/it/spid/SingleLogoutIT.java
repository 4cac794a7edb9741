package it.varco.it.spid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.XmlDocument;
import it.varco.it.roles.SamlApplication;
import it.varco.testidp.Answer;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import it.varco.testidp.TestLogout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Sessions end together, at the word of whoever may say so and of nobody else. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleLogoutIT {

    private static final Person BRUNO = People.named("bruno").orElseThrow();
    private static final AnswerScript GENUINE = AnswerScript.genuine();
    private static final String ASSERTION_NS = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String STATUS = "/samlp:LogoutResponse/samlp:Status/samlp:StatusCode";
    private static final String TOLD = "told-client";

    /** The provider keeps a session of its own. */
    private static final AnswerScript WITH_SESSION = GENUINE.edit(
            document -> first(document, "AuthnStatement").setAttribute("SessionIndex", "_session-of-alfa"));

    private final TestRealm realm;
    private final TestIdentityProvider alfa;
    private final TestIdentityProvider beta;
    private final URI feed;

    private HttpPerson person;
    private Answer began;
    private JsonNode tokens;
    private String account;
    private String own;
    private boolean isChanged;
    private boolean isRegistryChanged;

    SingleLogoutIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.alfa = providers.named("alfa");
        this.beta = providers.named("beta");
        this.feed = providers.registryFeed();
    }

    @BeforeEach
    void aPersonIsIn() {
        person = new HttpPerson(realm);
        began = alfa.answerTo(person.ask(alfa), BRUNO, Level.L2, WITH_SESSION);
        tokens = person.tokens(person.post(began));
        JsonNode claims = HttpPerson.decode(tokens.get("access_token").asText());
        account = claims.get("sub").asText();
        own = claims.get("sid").asText();
        realm.admin().clearEvents();
    }

    @AfterEach
    void asShipped() {
        if (isChanged) {
            set("singleLogout", "");
            set("requestBinding", "REDIRECT");
            isChanged = false;
        }
        if (isRegistryChanged) {
            send("/spid/registry", "{}");
            isRegistryChanged = false;
        }
    }

    @Test
    void aProviderEndsTheSessionByPostAndIsAnswered() {
        String request = alfa.logout().request(began, endpoint(), GENUINE);
        HttpPerson.Page page = post(request);
        assertThat(isIn()).isFalse();
        assertThat(page.formTo("/slo")).isEqualTo(URI.create(alfa.entityId() + "/slo/answers"));
        assertThat(page.fieldsTo("/slo")).containsEntry("RelayState", "theirs");
        XmlDocument response = answer(page);
        assertThat(alfa.logout().problemsOfPostedResponse(text(page), issuer(), TestLogout.idOf(request)))
                .isEmpty();
        assertThat(response.text(STATUS + "/@Value")).endsWith("Success");
        assertThat(response.isSignedBy(
                        XmlDocument.of(fetch("/spid/metadata"))
                                .certificate("//md:KeyDescriptor[@use='signing']//ds:X509Certificate"),
                        "/samlp:LogoutResponse"))
                .isTrue();
        assertThat(realm.admin().events("LOGOUT")).singleElement().satisfies(event -> {
            assertThat(event.path("sessionId").asText()).isEqualTo(own);
            assertThat(event.at("/details/identity_provider").asText()).isEqualTo("spid");
        });
        assertThat(PersonalData.in(realm.admin().events().toString())).isEmpty();
        assertThat(realm.admin().events().toString()).doesNotContain(nameId());
        assertThat(refresh().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void aProviderEndsTheSessionByRedirectAndIsAnsweredThere() {
        String request = alfa.logout().request(began, endpoint(), GENUINE.withoutSignatures());
        HttpPerson.Page back =
                new HttpPerson(realm).get(alfa.logout().address(endpoint(), "SAMLRequest", request, "their state"));
        assertThat(isIn()).isFalse();
        assertThat(alfa.logout().problemsOfResponse(back.address(), issuer(), TestLogout.idOf(request)))
                .isEmpty();
        assertThat(HttpPerson.parameter(back.address(), "RelayState")).isEqualTo("their state");
    }

    @Test
    void whatIsSignedInAnAddressIsWhatWasSent() {
        String request = alfa.logout().request(began, endpoint(), GENUINE.withoutSignatures());
        HttpPerson.Page back = new HttpPerson(realm)
                .get(alfa.logout().addressInSmallLetters(endpoint(), "SAMLRequest", request, "their/state"));
        assertThat(back.address().toString()).startsWith(alfa.entityId() + "/slo/answers?SAMLResponse=");
        assertThat(isIn()).isFalse();
    }

    @Test
    void aSessionThatIsGoneIsAnsweredTheSame() {
        post(alfa.logout().request(began, endpoint(), GENUINE));
        assertThat(answer(post(alfa.logout().request(began, endpoint(), GENUINE)))
                        .text(STATUS + "/@Value"))
                .endsWith("Success");
    }

    /** The person's other sessions stay, those by the same provider too. */
    @Test
    void onlyTheSessionThatIsMeantEnds() {
        HttpPerson elsewhere = new HttpPerson(realm);
        JsonNode there =
                elsewhere.tokens(elsewhere.post(alfa.answerTo(elsewhere.ask(alfa), BRUNO, Level.L2, WITH_SESSION)));
        post(alfa.logout().request(began, endpoint(), GENUINE));
        assertThat(isIn()).isFalse();
        assertThat(sessions())
                .contains(HttpPerson.decode(there.get("access_token").asText())
                        .get("sid")
                        .asText());
    }

    @Test
    void anotherIndexOfTheProvidersEndsNothing() {
        AnswerScript another = GENUINE.edit(document ->
                ((Element) document.getElementsByTagNameNS("*", "SessionIndex").item(0)).setTextContent("_another"));
        answer(post(alfa.logout().request(began, endpoint(), another)));
        assertThat(isIn()).isTrue();
        theGenuineRequestStillEndsIt();
    }

    /** Whoever signs in again stays in the same session, which has two names then. */
    @Test
    void aSessionThatWasSignedInToAgainEndsByEitherName() {
        Answer again = alfa.answerTo(
                person.follow(person.startLink(person.openSignIn("prompt=login"), alfa)),
                BRUNO,
                Level.L2,
                WITH_SESSION);
        JsonNode present = person.tokens(person.post(again));
        assertThat(HttpPerson.decode(present.get("access_token").asText())
                        .get("sid")
                        .asText())
                .isEqualTo(own);
        post(alfa.logout().request(again, endpoint(), GENUINE));
        assertThat(isIn()).isFalse();
    }

    @Test
    void aSessionThatWasSignedInToAgainStillEndsByItsFirstName() {
        person.post(alfa.answerTo(
                person.follow(person.startLink(person.openSignIn("prompt=login"), alfa)),
                BRUNO,
                Level.L2,
                WITH_SESSION));
        theGenuineRequestStillEndsIt();
    }

    Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("SPID-O10", GENUINE.withoutSignatures()),
                Arguments.of("SPID-O10", GENUINE.signedByStranger()),
                Arguments.of("SPID-O10", GENUINE.signedBy(beta)),
                Arguments.of(
                        "SPID-O10",
                        GENUINE.tamper(xml -> xml.replace("Version=\"2.0\"", "Version=\"2.0\" Consent=\"x\""))),
                Arguments.of("SPID-O12", root("Version", "1.1")),
                Arguments.of("SPID-O13", GENUINE.issuedAt(Instant.now().minusSeconds(900))),
                Arguments.of("SPID-O13", GENUINE.issuedAt(Instant.now().plusSeconds(900))),
                Arguments.of("SPID-O14", root("Destination", "https://elsewhere.example/slo")),
                Arguments.of(
                        "SPID-O15",
                        GENUINE.edit(document -> first(document, "Issuer")
                                .setAttribute("Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"))),
                Arguments.of("SPID-O21", root("NotOnOrAfter", "2020-01-01T00:00:00Z")),
                Arguments.of(
                        "SPID-O22",
                        GENUINE.edit(document -> first(document, "NameID").removeAttribute("Format"))),
                Arguments.of("SPID-O02", GENUINE.issuedBy("https://nobody.example")),
                Arguments.of("SPID-O01", GENUINE.tamper(xml -> "<!DOCTYPE a>" + xml.replaceFirst("<\\?.*?\\?>", ""))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refused")
    void endsNothing(String code, AnswerScript script) {
        assertRefused(post(alfa.logout().request(began, endpoint(), script)), 400, code);
        theGenuineRequestStillEndsIt();
    }

    @Test
    void endsNothingAtTheWordOfAnotherProvider() {
        answer(post(beta.logout().request(began, endpoint(), GENUINE)), "beta");
        assertThat(isIn()).isTrue();
        theGenuineRequestStillEndsIt();
    }

    @Test
    void endsNothingByAMessageThatIsFarTooLong() {
        AnswerScript padded =
                GENUINE.edit(document -> document.getDocumentElement().setAttribute("Consent", "x".repeat(40_000)));
        assertRefused(post(alfa.logout().request(began, endpoint(), padded)), 413, "SPID-O05");
        theGenuineRequestStillEndsIt();
    }

    @Test
    void refusesTheSameMessageTwice() {
        String message = alfa.logout().request(began, endpoint(), GENUINE);
        answer(post(message));
        realm.admin().clearEvents();
        assertRefused(post(message), 400, "SPID-O03");
    }

    @ParameterizedTest
    @CsvSource({
        "RelayState=theirs, RelayState=ours",
        "&Signature=, &Signature=AAAA",
        "&SigAlg=, &SigAlg2=",
        "&RelayState=, &SAMLRequest=AA&RelayState="
    })
    void endsNothingByAnAddressThatSomebodyChanged(String text, String instead) {
        String message = alfa.logout().request(began, endpoint(), GENUINE.withoutSignatures());
        String address = alfa.logout()
                .address(endpoint(), "SAMLRequest", message, "theirs")
                .toString();
        assertThat(address).contains(text);
        HttpPerson.Page page = new HttpPerson(realm).get(URI.create(address.replace(text, instead)));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).containsPattern("SPID-O(10|01)");
        assertThat(isIn()).isTrue();
        theGenuineRequestStillEndsIt();
    }

    @Test
    void applicationsAreToldByKeycloaksOwnMeans() throws IOException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        application.start();
        try {
            String url = "http://localhost:%d/told"
                    .formatted(application.getAddress().getPort());
            String client = addClient(url);
            assertThat(answer(inTwoApplicationsAndOut()).text(STATUS + "/@Value"))
                    .endsWith("Success");
            assertThat(told).singleElement().asString().startsWith("logout_token=");

            application.stop(0);
            HttpPerson.Page page = inTwoApplicationsAndOut();
            assertThat(answer(page).text(STATUS + "/@Value")).endsWith("Requester");
            assertThat(answer(page).text(STATUS + "/samlp:StatusCode/@Value")).endsWith("PartialLogout");
            realm.admin().delete("/clients/" + client);
        } finally {
            application.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"REDIRECT", "POST"})
    void aPersonWhoSignsOutHereIsOutAndIsSentToTheProviderAndBack(String binding) {
        set("requestBinding", binding);
        HttpPerson.Page atAlfa = signOut();
        assertThat(isIn()).isFalse();
        assertThat(refresh().path("error").asText()).isEqualTo("invalid_grant");
        String id;
        String relayState;
        if (binding.equals("POST")) {
            assertThat(atAlfa.formTo("/slo")).isEqualTo(URI.create(alfa.entityId() + "/slo"));
            Map<String, String> fields = atAlfa.fieldsTo("/slo");
            relayState = fields.get("RelayState");
            XmlDocument request = XmlDocument.of(Base64.getMimeDecoder().decode(fields.get("SAMLRequest")));
            assertThat(request.text("/samlp:LogoutRequest/saml:NameID")).isEqualTo(nameId());
            assertThat(request.isSignedBy(
                            XmlDocument.of(fetch("/spid/metadata"))
                                    .certificate("//md:KeyDescriptor[@use='signing']//ds:X509Certificate"),
                            "/samlp:LogoutRequest"))
                    .isTrue();
            id = request.text("/samlp:LogoutRequest/@ID");
        } else {
            assertThat(alfa.logout().problemsOfRequest(atAlfa.address(), issuer(), began))
                    .isEmpty();
            relayState = HttpPerson.parameter(atAlfa.address(), "RelayState");
            id = TestLogout.idIn(atAlfa.address());
        }
        assertThat(relayState).doesNotContain("http").hasSizeLessThanOrEqualTo(80);
        assertThat(realm.admin().events("LOGOUT")).hasSize(1);

        HttpPerson.Page back = person.post(endpoint(), response(id, GENUINE, relayState));
        assertThat(back.address().toString()).isEqualTo(realm.portal() + "/?state=s1");
        realm.admin().clearEvents();
        assertRefused(person.post(endpoint(), response(id, GENUINE, relayState)), 400, "SPID-O07");
    }

    @Test
    void theProvidersAnswerMayComeByRedirect() {
        HttpPerson.Page atAlfa = signOut();
        String message =
                alfa.logout().response(TestLogout.idIn(atAlfa.address()), endpoint(), GENUINE.withoutSignatures());
        HttpPerson.Page back = person.get(alfa.logout()
                .address(endpoint(), "SAMLResponse", message, HttpPerson.parameter(atAlfa.address(), "RelayState")));
        assertThat(back.address().toString()).isEqualTo(realm.portal() + "/?state=s1");
    }

    Stream<Arguments> refusedAnswers() {
        return Stream.of(
                Arguments.of("SPID-O10", GENUINE.withoutSignatures()),
                Arguments.of("SPID-O10", GENUINE.signedBy(beta)),
                Arguments.of("SPID-O13", GENUINE.issuedAt(Instant.now().minusSeconds(900))),
                Arguments.of("SPID-O14", root("Destination", "https://elsewhere.example/slo")),
                Arguments.of("SPID-O15", GENUINE.issuedBy(beta.entityId())),
                Arguments.of(
                        "SPID-O31",
                        GENUINE.edit(document -> ((Element) document.getElementsByTagNameNS("*", "StatusCode")
                                        .item(0))
                                .removeAttribute("Value"))),
                Arguments.of("SPID-O06", GENUINE.tamper(xml -> "no message")),
                Arguments.of("SPID-O07", root("InResponseTo", "_another")));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refusedAnswers")
    void anAnswerThatIsNotBelievedSaysThatThePersonIsOutHere(String code, AnswerScript script) {
        HttpPerson.Page atAlfa = signOut();
        String id = TestLogout.idIn(atAlfa.address());
        String relayState = HttpPerson.parameter(atAlfa.address(), "RelayState");
        realm.admin().clearEvents();
        HttpPerson.Page page = person.post(endpoint(), response(id, script, relayState));
        assertThat(page.status()).as(page.text()).isEqualTo(400);
        assertThat(page.text()).contains(code).contains("Qui sei uscito");
        assertThat(isIn()).isFalse();
        assertThat(person.post(endpoint(), response(id, GENUINE, relayState))
                        .address()
                        .toString())
                .isEqualTo(realm.portal() + "/?state=s1");
    }

    @Test
    void aProviderThatWasRetiredEndsNothing() {
        bringRegistry(entry -> Optional.empty());
        realm.admin().clearEvents();
        assertRefused(post(alfa.logout().request(began, endpoint(), GENUINE)), 400, "SPID-O02");
        assertThat(isIn()).isTrue();
    }

    @Test
    void theAnswerOfAProviderThatWasRetiredMeanwhileKeepsNobodyIn() {
        HttpPerson.Page atAlfa = signOut();
        String id = TestLogout.idIn(atAlfa.address());
        String relayState = HttpPerson.parameter(atAlfa.address(), "RelayState");
        bringRegistry(entry -> Optional.empty());
        HttpPerson.Page page = person.post(endpoint(), response(id, GENUINE, relayState));
        assertThat(page.status()).as(page.text()).isEqualTo(400);
        assertThat(page.text()).contains("SPID-O08").contains("Qui sei uscito");
        assertThat(isIn()).isFalse();
    }

    @Test
    void aProviderThatNamesNoPlaceForAnswersEndsTheSessionAllTheSame() {
        bringRegistry(entry -> Optional.of(entry.without("single_logout_service")));
        HttpPerson.Page page = post(alfa.logout().request(began, endpoint(), GENUINE));
        assertThat(page.status()).as(page.text()).isEqualTo(400);
        assertThat(page.text()).contains("SPID-O04");
        assertThat(isIn()).isFalse();
    }

    /** Its answer is a page that posts, which waits until the person is back. */
    @Test
    void aSamlApplicationIsAnsweredAfterTheProvider() {
        SamlApplication application = new SamlApplication(realm);
        ObjectNode client =
                (ObjectNode) realm.admin().get("/clients?clientId=saml-demo").get(0);
        ((ObjectNode) client.get("attributes"))
                .put(
                        "saml_single_logout_service_url_post",
                        realm.portal().resolve("/saml/slo").toString());
        realm.admin().put("/clients/" + client.get("id").asText(), client);
        int before = sessions().size();
        HttpPerson theirs = new HttpPerson(realm);
        HttpPerson.Page access = theirs.get(application.signInAddress());
        HttpPerson.Page in = theirs.post(
                alfa.answerTo(theirs.follow(theirs.startLink(access, alfa)), BRUNO, Level.L2, WITH_SESSION));
        assertThat(sessions()).hasSize(before + 1);

        HttpPerson.Page atAlfa = theirs.get(application.signOutAddress(SamlApplication.answer(in)));
        assertThat(atAlfa.address().toString()).startsWith(alfa.entityId() + "/slo?SAMLRequest=");
        assertThat(sessions()).hasSize(before);
        HttpPerson.Page back = theirs.post(
                endpoint(),
                response(
                        TestLogout.idIn(atAlfa.address()),
                        GENUINE,
                        HttpPerson.parameter(atAlfa.address(), "RelayState")));
        assertThat(back.formTo("/saml/slo")).isEqualTo(realm.portal().resolve("/saml/slo"));
        assertThat(SamlApplication.answer(back).text(STATUS + "/@Value")).endsWith("Success");
    }

    @Test
    void anApplicationThatIsToldInTheBrowserComesBeforeTheProvider() {
        ObjectNode client = JsonNodeFactory.instance
                .objectNode()
                .put("clientId", "front-client")
                .put("publicClient", true)
                .put("frontchannelLogout", true);
        client.putArray("redirectUris").add(realm.portal() + "/callback");
        client.putObject("attributes").put("frontchannel.logout.url", realm.portal() + "/front");
        String added = realm.admin().create("/clients", client);
        person.tokensOf("front-client", person.openSignInTo("front-client", URI.create(realm.portal() + "/callback")));

        HttpPerson.Page page = signOut();
        assertThat(isIn()).isFalse();
        assertThat(page.body()).contains(realm.portal() + "/front");
        String id = page.body().replaceAll("(?s).*logout=(_[0-9a-f-]{36}).*", "$1");
        HttpPerson.Page atAlfa = person.get(URI.create(endpoint() + "?logout=" + id));
        assertThat(alfa.logout().problemsOfRequest(atAlfa.address(), issuer(), began))
                .isEmpty();
        HttpPerson.Page back =
                person.post(endpoint(), response(id, GENUINE, HttpPerson.parameter(atAlfa.address(), "RelayState")));
        assertThat(back.address().toString()).isEqualTo(realm.portal() + "/?state=s1");
        realm.admin().delete("/clients/" + added);
    }

    @Test
    void aPersonIsToldThatSomeSessionsMayHaveStayed() {
        HttpPerson.Page atAlfa = signOut();
        String partial = alfa.logout().partialResponse(TestLogout.idIn(atAlfa.address()), endpoint());
        HttpPerson.Page page = person.post(
                endpoint(),
                Map.of(
                        "SAMLResponse",
                        base64(partial),
                        "RelayState",
                        HttpPerson.parameter(atAlfa.address(), "RelayState")));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("forse non dappertutto");
        String onward = page.body().replaceAll("(?s).*href=\"([^\"]*logout=[^\"]*)\".*", "$1");
        assertThat(person.get(page.address().resolve(onward)).address().toString())
                .isEqualTo(realm.portal() + "/?state=s1");
    }

    @Test
    void aPersonWhoNeverComesBackIsOutAllTheSame() {
        signOut();
        HttpPerson.Page page = person.openSignIn("prompt=none");
        assertThat(HttpPerson.parameter(page.address(), "error")).isEqualTo("login_required");
    }

    /** At level 2 a provider of SPID keeps no session, and says nothing of one. */
    @ParameterizedTest
    @CsvSource({"'', false", "ALWAYS, true", "NEVER, false"})
    void aProviderThatKeepsNoSessionIsAskedWhereTheRealmSaysSo(String setting, boolean asked) {
        set("singleLogout", setting);
        person = new HttpPerson(realm);
        tokens = person.tokens(person.post(alfa.answerTo(person.ask(alfa), BRUNO, Level.L2)));
        own = HttpPerson.decode(tokens.get("access_token").asText()).get("sid").asText();
        assertThat(signOut().address().toString()).startsWith(asked ? alfa.entityId() : realm.portal() + "/?state=s1");
        assertThat(isIn()).isFalse();
    }

    @Test
    void theMetadataNameTheLocationByBothBindings() {
        XmlDocument metadata = XmlDocument.of(fetch("/spid/metadata"));
        assertThat(metadata.texts("//md:SingleLogoutService/@Location"))
                .containsOnly(endpoint().toString());
        assertThat(metadata.texts("//md:SingleLogoutService/@Binding"))
                .anyMatch(binding -> binding.endsWith("HTTP-POST"))
                .anyMatch(binding -> binding.endsWith("HTTP-Redirect"));
    }

    private HttpPerson.Page inTwoApplicationsAndOut() {
        HttpPerson both = new HttpPerson(realm);
        Answer first = alfa.answerTo(both.ask(alfa), BRUNO, Level.L2, WITH_SESSION);
        both.tokens(both.post(first));
        both.tokensOf(TOLD, both.openSignInTo(TOLD, URI.create(realm.portal() + "/callback")));
        return post(alfa.logout().request(first, endpoint(), GENUINE));
    }

    private String addClient(String backchannel) {
        ObjectNode client =
                JsonNodeFactory.instance.objectNode().put("clientId", TOLD).put("publicClient", true);
        client.putArray("redirectUris").add(realm.portal() + "/callback");
        client.putObject("attributes").put("backchannel.logout.url", backchannel);
        return realm.admin().create("/clients", client);
    }

    private HttpPerson.Page signOut() {
        return person.get(realm.url("/protocol/openid-connect/logout?state=s1&id_token_hint="
                + tokens.get("id_token").asText() + "&post_logout_redirect_uri="
                + HttpPerson.encode(realm.portal() + "/")));
    }

    private JsonNode refresh() {
        return HttpPerson.json(new HttpPerson(realm)
                .post(
                        realm.url("/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "portal",
                                "refresh_token",
                                tokens.get("refresh_token").asText())));
    }

    private void set(String name, String value) {
        isChanged = true;
        realm.admin()
                .updateIdentityProvider("spid", provider -> ((ObjectNode) provider.get("config")).put(name, value));
    }

    /** With another entry of alfa's, or none, until the test is over. */
    private void bringRegistry(Function<ObjectNode, Optional<ObjectNode>> change) {
        isRegistryChanged = true;
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : HttpPerson.json(new HttpPerson(realm).get(feed))) {
            if (entry.path("entity_id").asText().equals(alfa.entityId())) {
                change.apply((ObjectNode) entry).ifPresent(changed::add);
            } else {
                changed.add(entry);
            }
        }
        send("/spid/registry/upload", changed.toString());
    }

    private void send(String path, String body) {
        HttpResponse<String> taken = realm.admin().send("POST", path, body, Map.of("Content-Type", "application/json"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    }

    private Map<String, String> response(String id, AnswerScript script, String relayState) {
        return Map.of("SAMLResponse", base64(alfa.logout().response(id, endpoint(), script)), "RelayState", relayState);
    }

    private void theGenuineRequestStillEndsIt() {
        assertThat(isIn()).isTrue();
        answer(post(alfa.logout().request(began, endpoint(), GENUINE)));
        assertThat(isIn()).isFalse();
    }

    private void assertRefused(HttpPerson.Page page, int status, String code) {
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.body()).contains(code).doesNotContain("Exception");
        List<JsonNode> events = realm.admin().events();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.get("type").asText()).isEqualTo("LOGOUT_ERROR");
            assertThat(event.path("error").asText()).isEqualTo(code);
        });
        assertThat(PersonalData.in(events.toString())).isEmpty();
        assertThat(events.toString()).doesNotContain(nameId());
    }

    private boolean isIn() {
        return sessions().contains(own);
    }

    private List<String> sessions() {
        return realm.admin().sessions(account).stream()
                .map(session -> session.path("id").asText())
                .toList();
    }

    private HttpPerson.Page post(String message) {
        return new HttpPerson(realm).post(endpoint(), Map.of("SAMLRequest", base64(message), "RelayState", "theirs"));
    }

    private static XmlDocument answer(HttpPerson.Page page) {
        return answer(page, "alfa");
    }

    private static XmlDocument answer(HttpPerson.Page page, String provider) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.formTo("/slo").getPath()).contains("/" + provider + "/");
        return XmlDocument.of(text(page).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpPerson.Page page) {
        return new String(
                Base64.getMimeDecoder().decode(page.fieldsTo("/slo").get("SAMLResponse")), StandardCharsets.UTF_8);
    }

    private String nameId() {
        return XmlDocument.of(began.xml().getBytes(StandardCharsets.UTF_8)).text("//saml:Subject/saml:NameID");
    }

    private String issuer() {
        return realm.admin().issuer().toString();
    }

    private URI endpoint() {
        return realm.url("/broker/spid/endpoint");
    }

    private byte[] fetch(String path) {
        return new HttpPerson(realm).get(realm.url(path)).body().getBytes(StandardCharsets.UTF_8);
    }

    private static AnswerScript root(String attribute, String value) {
        return GENUINE.edit(document -> document.getDocumentElement().setAttribute(attribute, value));
    }

    private static Element first(Document document, String name) {
        return (Element) document.getElementsByTagNameNS(ASSERTION_NS, name).item(0);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
