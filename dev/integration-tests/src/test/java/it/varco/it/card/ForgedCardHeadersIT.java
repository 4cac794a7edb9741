package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.demo.cast.Cast;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.KeycloakBehindProxy;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.SentCertificate;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * C1: a certificate is public, so whoever has read Anna's once can send it. It counts where the proxy has it from her own
 * connection, and nowhere else.
 */
@VarcoTest
class ForgedCardHeadersIT {

    private static final String THE_PROXY = "127.0.0.1";
    private static final String SOMEBODY_ELSE = "127.0.0.2";
    private static final String PROOF = "X-Varco-Card-Proxy: ";
    private static final String CARD_PAGE = "Accedi con la tua carta";

    private final KeycloakBehindProxy keycloak;
    private final CardDesk desk;
    private final Card annas;
    private final Map<CardPerson, URI> doors = new HashMap<>();

    ForgedCardHeadersIT(World world) {
        this.keycloak = world.keycloakBehindProxy();
        this.desk = CardDesk.behindProxy(world);
        this.annas = desk.card(CardKind.CNS_OK, "anna");
    }

    /** What the proxy sends, sent by hand from where the proxy is: the requests below differ from this one in one thing each. */
    @Test
    void theProxyIsBelieved() {
        CardPerson anna = desk.person(desk.reader());
        Page answer = Wire.clear(THE_PROXY, keycloak.behindTheProxy(), fromTheProxy(anna, List.of()));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(keycloak.realm().admin().events("LOGIN")).isNotEmpty();
    }

    /** Whoever knows the secret and is not the proxy; Keycloak then believes nothing of what the request says of itself. */
    @ParameterizedTest
    @MethodSource("waysToLookLikeTheProxy")
    void nobodyElseIsBelievedWithTheSecret(List<String> further) {
        CardPerson forger = desk.person(desk.reader());
        Wire.Request request = fromTheProxy(forger, further);

        assertNobodyCameIn(() -> Wire.clear(SOMEBODY_ELSE, keycloak.behindTheProxy(), request));
    }

    static Stream<List<String>> waysToLookLikeTheProxy() {
        return Stream.of(
                List.of(),
                List.of("X-Forwarded-Trusted-Proxy: true"),
                List.of("Forwarded: for=127.0.0.1;proto=https;host=localhost"),
                List.of("X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("proofsThatAreNone")
    void fromTheProxysAddressNothingIsBelievedWithoutItsProof(List<String> proofs) {
        CardPerson forger = desk.person(desk.reader());
        List<String> headers = new ArrayList<>(forwarded(forger, annas));
        proofs.stream().map(proof -> proof.replace("RIGHT", keycloak.proof())).forEach(headers::add);
        Wire.Request request = Wire.Request.post(door(forger), headers);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, keycloak.realm());

        attempt.assertRefused(Wire.clear(THE_PROXY, keycloak.behindTheProxy(), request), "CARD-52");
    }

    static Stream<List<String>> proofsThatAreNone() {
        return Stream.of(
                List.of(),
                List.of(PROOF),
                List.of(PROOF + "another-secret-of-thirty-two-characters"),
                List.of(PROOF + "RIGHT and more"),
                List.of(PROOF + "RIGHT", PROOF + "RIGHT"),
                List.of(PROOF + "RIGHT", PROOF + "another-secret-of-thirty-two-characters"),
                List.of(PROOF + "another-secret-of-thirty-two-characters", PROOF + "RIGHT"),
                List.of(PROOF + "RIGHT, RIGHT"),
                List.of("X_Varco_Card_Proxy: RIGHT"));
    }

    /** The proxy itself, told wrongly where it stands: the person learns of it, and so does the operator. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Port: 1",
                "X-Forwarded-Proto: http",
                "X-Forwarded-Host: another.example.it",
                "X-Forwarded-Host: another.example.it, localhost"
            })
    void theProxyIsNotBelievedAtAnotherOrigin(String wrong) {
        CardPerson anna = desk.person(desk.reader());
        String name = wrong.substring(0, wrong.indexOf(':'));
        List<String> headers = new ArrayList<>(forwarded(anna, annas));
        headers.removeIf(header -> header.startsWith(name));
        headers.add(wrong);
        headers.add(PROOF + keycloak.proof());
        Wire.Request request = Wire.Request.post(door(anna), headers);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, keycloak.realm());

        attempt.assertRefused(Wire.clear(THE_PROXY, keycloak.behindTheProxy(), request), "CARD-53");
    }

    @ParameterizedTest
    @MethodSource("headersOfTheBrowsersOwn")
    void theMainPortPassesNoHeaderOfTheBrowsersOwn(List<String> forged) {
        CardPerson forger = desk.person(desk.reader());
        Wire.Request request = request(forger, forged);

        Page page = assertNobodyCameIn(() -> Wire.secure(desk.reader(), keycloak.baseUrl(), request));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains(CARD_PAGE);
    }

    @ParameterizedTest
    @MethodSource("headersOfTheBrowsersOwn")
    void theCardPortPassesNoHeaderOfTheBrowsersOwn(List<String> forged) {
        CardPerson forger = desk.person(desk.reader());
        Wire.Request request = request(forger, forged);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, keycloak.realm());

        attempt.assertRefused(Wire.secure(desk.reader(), keycloak.cardOrigin(), request), "CARD-01");
    }

    /** Whoever has a card of his own, and sends Anna's certificate beside it. */
    @ParameterizedTest
    @MethodSource("headersOfTheBrowsersOwn")
    void theCardInTheReaderCountsWhateverElseIsSent(List<String> forged) {
        CardPerson bruno = desk.person(desk.reader());
        Wire.Request request = request(bruno, forged);
        keycloak.realm().admin().clearEvents();

        Page answer =
                Wire.secure(desk.reader().insert(desk.card(CardKind.CIE_OK, "bruno")), keycloak.cardOrigin(), request);

        assertThat(answer.status()).isEqualTo(302);
        String account = keycloak.realm()
                .admin()
                .usersWith("fiscalNumber", Cast.named("bruno").fiscalCode())
                .get(0)
                .path("id")
                .asText();
        assertThat(keycloak.realm().admin().events("LOGIN"))
                .extracting(event -> event.path("userId").asText())
                .containsExactly(account);
    }

    static Stream<List<String>> headersOfTheBrowsersOwn() {
        return Stream.of(
                List.of("ssl-client-cert: ESCAPED"),
                List.of("SSL-Client-Cert: ESCAPED"),
                List.of("ssl-client-cert: ESCAPED", "ssl-client-cert: ESCAPED"),
                List.of("ssl_client_cert: ESCAPED"),
                List.of("SSL_CLIENT_CERT: ESCAPED"),
                List.of("Client-Cert: RFC9440", "Client-Cert-Chain: RFC9440"),
                List.of("Client_Cert: RFC9440"),
                List.of("client-cert: RFC9440", "Client-Cert: RFC9440"),
                List.of("Client-Cert: RFC9440", PROOF + "RIGHT"),
                List.of("Client-Cert: RFC9440", "Connection: X-Varco-Card-Proxy, Client-Cert, X-Forwarded-Port"),
                List.of("X-Forwarded-Tls-Client-Cert: ESCAPED"),
                List.of("X-Forwarded-Client-Cert: Cert=\"ESCAPED\""),
                List.of("X-SSL-Client-Cert: ESCAPED"),
                List.of("ssl-client-cert: ESCAPED", PROOF + "RIGHT"),
                List.of("ssl-client-cert: ESCAPED", PROOF + "RIGHT", PROOF + "RIGHT"),
                List.of("ssl-client-cert: ESCAPED", "X_Varco_Card_Proxy: RIGHT"),
                List.of("ssl-client-cert: ESCAPED", "Connection: X-Varco-Card-Proxy, ssl-client-cert"),
                List.of(
                        "ssl-client-cert: ESCAPED",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: localhost",
                        "X-Forwarded-Port: CARD-PORT",
                        "X-Forwarded-Trusted-Proxy: true",
                        PROOF + "RIGHT"));
    }

    /**
     * A line that goes on with the next (RFC 9112, 5.2): a proxy could read one header where Keycloak reads two. nginx refuses the
     * request; HAProxy makes one line of it, and then takes the header out or passes it as a note.
     */
    @ParameterizedTest
    @MethodSource("foldedHeaders")
    void theCardPortPassesNoFoldedHeader(List<String> folded) {
        Wire.Request request = request(desk.person(desk.reader()), folded);

        assertNobodyCameIn(() -> Wire.secure(desk.reader(), keycloak.cardOrigin(), request));
    }

    @ParameterizedTest
    @MethodSource("foldedHeaders")
    void theMainPortPassesNoFoldedHeader(List<String> folded) {
        Wire.Request request = request(desk.person(desk.reader()), folded);

        assertNobodyCameIn(() -> Wire.secure(desk.reader(), keycloak.baseUrl(), request));
    }

    @ParameterizedTest
    @MethodSource("foldedHeaders")
    void nobodyElseIsBelievedWithAFoldedHeader(List<String> folded) {
        CardPerson forger = desk.person(desk.reader());
        Wire.Request request = request(forger, folded);

        assertNobodyCameIn(() -> Wire.clear(SOMEBODY_ELSE, keycloak.behindTheProxy(), request));
    }

    static Stream<List<String>> foldedHeaders() {
        return Stream.of(
                List.of("CERTIFICATE-HEADER:\r\n CERTIFICATE", PROOF + "RIGHT"),
                List.of("CERTIFICATE-HEADER:\r\n\tCERTIFICATE", PROOF + "\r\n\tRIGHT"),
                List.of("X-Note: a\r\n CERTIFICATE-HEADER: CERTIFICATE", PROOF + "RIGHT"),
                List.of("X-Note:\r\n CERTIFICATE-HEADER: CERTIFICATE\r\n " + PROOF + "RIGHT"),
                List.of("X-Note: a\r\n\tCERTIFICATE-HEADER: CERTIFICATE\r\n\t" + PROOF + "RIGHT"));
    }

    /** What a proxy would pass that knows nothing of folded lines: what stands in a header's second line is no header. */
    @Test
    void fromTheProxyNoProofIsReadOutOfAnotherHeader() {
        CardPerson forger = desk.person(desk.reader());
        List<String> headers = new ArrayList<>(forwarded(forger, annas));
        headers.add("X-Note: a\r\n " + PROOF + keycloak.proof());
        Wire.Request request = Wire.Request.post(door(forger), headers);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, keycloak.realm());

        attempt.assertRefused(Wire.clear(THE_PROXY, keycloak.behindTheProxy(), request), "CARD-52");
    }

    @Test
    void fromTheProxyNoCertificateIsReadOutOfAnotherHeader() {
        CardPerson forger = desk.person(desk.reader());
        List<String> headers = new ArrayList<>(forwarded(forger, annas));
        headers.replaceAll(
                header -> header.startsWith(keycloak.sends().header() + ":") ? "X-Note: a\r\n " + header : header);
        headers.add(PROOF + keycloak.proof());
        Wire.Request request = Wire.Request.post(door(forger), headers);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, keycloak.realm());

        attempt.assertRefused(Wire.clear(THE_PROXY, keycloak.behindTheProxy(), request), "CARD-01");
    }

    private interface Attempt {
        Page make();
    }

    private Page assertNobodyCameIn(Attempt attempt) {
        int sessions = keycloak.realm().admin().sessionCount();
        keycloak.realm().admin().clearEvents();
        Page page = attempt.make();
        assertThat(page.status()).isNotEqualTo(302);
        assertThat(keycloak.realm().admin().sessionCount()).isEqualTo(sessions);
        assertThat(keycloak.realm().admin().events("LOGIN")).isEmpty();
        return page;
    }

    private Wire.Request fromTheProxy(CardPerson person, List<String> further) {
        List<String> headers = new ArrayList<>(forwarded(person, annas));
        headers.add(PROOF + keycloak.proof());
        headers.addAll(further);
        return Wire.Request.post(door(person), headers);
    }

    private List<String> forwarded(CardPerson person, Card card) {
        URI door = door(person);
        return List.of(
                "Host: localhost",
                "Cookie: " + person.browser().cookies(door),
                "X-Forwarded-For: 192.0.2.1",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: " + door.getHost(),
                "X-Forwarded-Port: " + door.getPort(),
                keycloak.sends().header() + ": " + keycloak.sends().value(card.certificate()));
    }

    private Wire.Request request(CardPerson person, List<String> forged) {
        URI door = door(person);
        List<String> headers = new ArrayList<>(
                List.of("Host: localhost", "Cookie: " + person.browser().cookies(door)));
        forged.stream()
                .map(header -> header.replace(
                                "CERTIFICATE-HEADER", keycloak.sends().header())
                        .replace("CERTIFICATE", keycloak.sends().value(annas.certificate()))
                        .replace("ESCAPED", SentCertificate.ESCAPED.value(annas.certificate()))
                        .replace("RFC9440", SentCertificate.RFC9440.value(annas.certificate()))
                        .replace("RIGHT", keycloak.proof())
                        .replace("CARD-PORT", Integer.toString(door.getPort())))
                .forEach(headers::add);
        return Wire.Request.post(door, headers);
    }

    private URI door(CardPerson person) {
        return doors.computeIfAbsent(
                person,
                somebody ->
                        somebody.cardDoor(somebody.chooseCard(somebody.browser().openSignIn())));
    }
}
