package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.KeycloakBehindProxy;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two ports of the proxies that operators are given samples of. */
@VarcoTest
class CardBehindProxyIT {

    /** Keycloak says it with every answer, and no sample does. */
    private static final String SAID_BY_KEYCLOAK = "\r\nReferrer-Policy: no-referrer\r\n";

    private final KeycloakBehindProxy keycloak;
    private final CardDesk desk;

    CardBehindProxyIT(World world) {
        this.keycloak = world.keycloakBehindProxy();
        this.desk = CardDesk.behindProxy(world);
    }

    @Test
    void theMainPortAsksForNoCertificateAndTheCardPortDoes() {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        CardPerson anna = desk.person(reader);
        Page door = anna.chooseCard(anna.browser().openSignIn());
        assertThat(reader.timesAsked()).isZero();

        Page arrived = anna.present(door);
        assertThat(reader.timesAsked()).isEqualTo(1);

        assertThat(anna.claims(arrived).path("iss").asText())
                .isEqualTo(keycloak.baseUrl() + "/realms/" + keycloak.realm().name());
        assertThat(reader.timesAsked()).isEqualTo(1);
    }

    /** A browser offers cards of the authorities that are named, and all where none is. */
    @Test
    void theCardPortNamesNoAuthority() throws IOException {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.ROGUE_CNS, "anna"));
        handshake(reader, keycloak.cardOrigin());
        assertThat(reader.timesAsked()).isEqualTo(1);
        assertThat(reader.namedAuthorities()).isEmpty();
    }

    @Test
    void aRefusedCardMayBeTriedAgain() {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_EXPIRED, "anna"));
        CardPerson anna = desk.person(reader);
        Page refused = anna.signIn();
        assertThat(refused.text()).contains("CARD-12");

        reader.insert(desk.card(CardKind.CNS_OK, "anna"));
        Page door = anna.tryAgain(refused);

        assertThat(door.address().toString()).startsWith(keycloak.baseUrl().toString());
        assertThat(anna.claims(anna.present(door)).path("acr").asText()).isEqualTo("urn:varco:acr:cns");
    }

    /** A card origin of another host name, behind a proxy of its own: there with one ticket, back with another. */
    @Test
    void aCardOriginOfAnotherNameLeadsBackToTheSignIn() {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        CardPerson anna = desk.person(reader);
        Page door = anna.chooseCardElsewhere();
        assertThat(reader.timesAsked()).isZero();

        Page there = anna.presentElsewhere(door);
        assertThat(reader.timesAsked()).isEqualTo(1);
        assertThat(anna.wayBack(there).toString()).startsWith(keycloak.baseUrl().toString());

        JsonNode claims = anna.claims(anna.comeBack(there));
        assertThat(claims.path("acr").asText()).isEqualTo("urn:varco:acr:cns");
        assertThat(claims.path("iss").asText())
                .isEqualTo(keycloak.baseUrl() + "/realms/" + keycloak.realm().name());
        assertThat(reader.timesAsked()).isEqualTo(1);
    }

    /** The twin: what the proxy there has read is judged as it is at the other. */
    @Test
    void aCardOriginOfAnotherNameLetsNoOtherCardIn() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_EXPIRED, "anna"));
        Page door = anna.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, keycloak.realm());
        attempt.assertRefused(anna.comeBack(anna.presentElsewhere(door)), "CARD-12");
    }

    @ParameterizedTest
    @MethodSource("pathsThatPass")
    void theCardPortPassesWhatTheStepNeeds(String path) {
        String answer = Wire.secure(desk.reader(), keycloak.cardOrigin(), List.of(Wire.Request.get(here(path))));
        assertThat(answer).containsIgnoringCase(SAID_BY_KEYCLOAK);
    }

    static Stream<String> pathsThatPass() {
        return Stream.of(
                "/realms/REALM/login-actions/authenticate",
                "/realms/REALM/login-actions/authenticate?session_code=a&execution=b",
                "/realms/REALM/login-actions/required-action?x=/../",
                "/realms/REALM/varco-card/present",
                "/resources/a1b2c/login/varco/css/varco.css");
    }

    /** Also to whoever shows a certificate that TLS calls wrong: nginx has a way of its own for those. */
    @ParameterizedTest
    @MethodSource("pathsThatDoNot")
    void theCardPortPassesNothingElse(String target) {
        for (CardReaderAtHome reader : List.of(
                desk.reader(),
                desk.reader().insert(desk.card(CardKind.CNS_OK, "anna")),
                desk.reader().insert(desk.card(CardKind.CNS_EXPIRED, "anna")))) {
            Page page = Wire.secure(reader, keycloak.cardOrigin(), Wire.Request.get(here(target)));
            assertThat(page.status()).as(target).isIn(400, 404);
            assertThat(keycloak.isOfTheProxy(page)).as(target + page.body()).isTrue();
        }
    }

    static Stream<String> pathsThatDoNot() {
        return Stream.of(
                "/",
                "/admin/",
                "/admin/master/console/",
                "/admin/realms",
                "/realms/REALM",
                "/realms/REALM/",
                "/realms/REALM/account/",
                "/realms/REALM/protocol/openid-connect/token",
                "/realms/REALM/protocol/openid-connect/auth?client_id=portal",
                "/realms/REALM/broker/spid/endpoint",
                "/realms/REALM/varco-card/return",
                "/realms/REALM/varco-card/present/",
                "/realms/REALM/varco-card/present/../return",
                "/realms/REALM/login-actions",
                "/realms/REALM/login-actions/",
                "/realms/REALM/login-actions/authenticate/",
                "/realms/REALM/login-actions/authenticate/../../protocol/openid-connect/token",
                "/realms/REALM/login-actions/%2e%2e/protocol/openid-connect/token",
                "/realms/REALM/login-actions/..%2fprotocol/openid-connect/token",
                "/realms/REALM/login-actions/%2e%2e%2fprotocol%2fopenid-connect%2ftoken",
                "/realms/REALM/login-actions/authenticate;a=b",
                "/realms/REALM/login-actions;a=b/authenticate",
                "/realms/REALM;a=b/login-actions/authenticate",
                "/realms/REALM/login-actions//authenticate",
                "//realms/REALM/login-actions/authenticate",
                "/realms//login-actions/authenticate",
                "/realms/a/b/login-actions/authenticate",
                "/realms/../admin/login-actions/authenticate",
                "/realms/REALM/protocol/..%2flogin-actions/authenticate",
                "/realms/REALM/protocol/openid-connect/token/..%2f..%2f..%2flogin-actions/authenticate",
                "/admin/realms/..%2f..%2frealms/REALM/login-actions/authenticate",
                "/realms/REALM/login-actions/%61uthenticate",
                "/realms/REALM/login-actions%2fauthenticate",
                "/realms/REALM/login-actions\\authenticate",
                "/REALMS/REALM/login-actions/authenticate",
                "/realms/REALM/LOGIN-ACTIONS/authenticate",
                "/realms/REALM/login-actions/AUTHENTICATE",
                "/realms/REALM/login-actions/authenticate%00",
                "/realms/REALM/login-actions/authenticate%0a",
                "/realms/REALM/login-actions/authenticate%3fa",
                "/realms/REALM/login-actions/authenticate#a",
                "/resources",
                "/resources/",
                "/resources/../admin/",
                "/resources/%2e%2e/admin/",
                "/resources/..%2fadmin/",
                "/resources/a/../../admin/realms",
                "/resources//a",
                "/resources/.hidden",
                "/health",
                "/metrics",
                "https://localhost/admin/",
                "http://another.example.it/admin/",
                "*");
    }

    /** C6: TLS starts anew with every connection, as a card may have been taken out. */
    @Test
    void theCardPortResumesNoSession() throws IOException {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        SSLSocket first = handshake(reader, keycloak.cardOrigin());
        SSLSocket second = handshake(reader, keycloak.cardOrigin());

        assertThat(reader.timesAsked()).isEqualTo(2);
        assertThat(first.getSession().getLocalCertificates()).hasSize(1);
        assertThat(second.getSession()).isNotEqualTo(first.getSession());
        assertThat(second.getSession().getId()).isNotEqualTo(first.getSession().getId());

        reader.remove();
        assertThat(handshake(reader, keycloak.cardOrigin()).getSession().getLocalCertificates())
                .isNull();
    }

    /** The client of these tests would resume, and does where it is let. */
    @Test
    void theMainPortResumes() throws IOException {
        CardReaderAtHome reader = desk.reader();
        long first = handshake(reader, keycloak.baseUrl()).getSession().getCreationTime();
        assertThat(handshake(reader, keycloak.baseUrl()).getSession().getCreationTime())
                .isEqualTo(first);
    }

    /** C8: what comes after a request on its connection is not read. */
    @Test
    void theCardPortAnswersOneRequestAConnection() {
        Wire.Request request = Wire.Request.get(here("/realms/REALM/login-actions/authenticate"));
        String answers = Wire.secure(desk.reader(), keycloak.cardOrigin(), List.of(request, request));
        assertThat(answers.split("HTTP/1\\.1 ", -1)).hasSize(2);
        assertThat(answers).containsIgnoringCase("\r\nConnection: close\r\n");

        String kept = Wire.secure(desk.reader(), keycloak.baseUrl(), List.of(request, request));
        assertThat(kept.split("HTTP/1\\.1 ", -1)).hasSize(3);
    }

    /** C6: the next person at the same computer. */
    @Test
    void aCardThatWasTakenOutIsNotTheNextPersons() {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        CardPerson anna = desk.person(reader);
        anna.claims(anna.signIn());
        reader.remove();

        desk.person(reader).isRefused("CARD-01");
    }

    /** C8: two people at once, one after the other through the same proxy. */
    @Test
    void everybodyIsWhoeverTheirOwnCardNames() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<List<String>>> came =
                    both.invokeAll(List.of(timesIn(CardKind.CNS_OK, "anna"), timesIn(CardKind.CIE_OK, "bruno")));
            assertThat(came.get(0).get()).containsOnly(Cast.named("anna").fiscalCode());
            assertThat(came.get(1).get()).containsOnly(Cast.named("bruno").fiscalCode());
        } finally {
            both.shutdownNow();
        }
    }

    private Callable<List<String>> timesIn(CardKind kind, String name) {
        CardReaderAtHome reader = desk.reader().insert(desk.card(kind, name));
        return () -> IntStream.range(0, 6)
                .mapToObj(time -> desk.person(reader))
                .map(person -> person.claims(person.signIn()))
                .map(claims -> claims.path("fiscal_number").asText())
                .toList();
    }

    private static SSLSocket handshake(CardReaderAtHome reader, URI at) throws IOException {
        try (SSLSocket socket = reader.connect(at.getPort())) {
            socket.startHandshake();
            // With TLS 1.3 what a client may resume with comes after the handshake.
            socket.getOutputStream().write("GET /resources/a HTTP/1.0\r\n\r\n".getBytes());
            socket.getInputStream().readAllBytes();
            return socket;
        }
    }

    private String here(String path) {
        return path.replace("REALM", keycloak.realm().name());
    }
}
