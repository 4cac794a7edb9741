package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a certificate counts, and what else does not. */
@VarcoTest
class CardOriginIT {

    private final World world;
    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final CardDesk desk;

    CardOriginIT(World world, TestRealm realm) {
        this.world = world;
        this.keycloak = world.keycloak();
        this.realm = realm;
        this.desk = CardDesk.of(world, realm);
    }

    @Test
    void thePageIsOnTheMainOriginAndItsButtonLeadsToTheCardOrigin() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_OK, "anna"));
        Page page = anna.chooseCard(anna.browser().openSignIn());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.address().toString()).startsWith(keycloak.baseUrl().toString());
        assertThat(page.text()).contains("il browser ti chiede quale certificato usare", "PIN", "Indietro");
        assertThat(anna.cardDoor(page).toString()).startsWith(keycloak.cardOrigin() + "/realms/" + realm.name());
    }

    /** A browser offers cards of the authorities that are named, and all where none is. */
    @Test
    void theCardOriginNamesNoAuthority() {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        CardPerson anna = desk.person(reader);
        anna.claims(anna.signIn());
        assertThat(reader.timesAsked()).isEqualTo(1);
        assertThat(reader.namedAuthorities()).isEmpty();
    }

    @Test
    void goesOnAtTheMainOriginWhenThePersonIsIn() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_OK, "anna"));
        JsonNode claims = anna.claims(anna.signIn());
        assertThat(claims.path("iss").asText()).isEqualTo(realm.url("").toString());
    }

    @Test
    void theActionOnTheMainOriginReadsNoCertificate() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_OK, "anna"));
        URI door = anna.cardDoor(anna.chooseCard(anna.browser().openSignIn()));
        realm.admin().clearEvents();

        Page page = anna.browser().post(keycloak.onMainOrigin(door), Map.of());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Accedi con la tua carta");
        assertThat(realm.admin().events()).isEmpty();
        // The button of the page still works.
        assertThat(anna.claims(anna.present(page)).path("acr").asText()).isEqualTo("urn:varco:acr:cns");
    }

    /** The next one at the same computer would find the card in the connection; a page that is only looked at has one, too. */
    @Test
    void leavesNoConnectionOpenWhateverIsAsked() throws Exception {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        CardPerson anna = desk.person(reader);
        URI door = anna.cardDoor(anna.chooseCard(anna.browser().openSignIn()));
        HttpRequest look = HttpRequest.newBuilder(door)
                .header("Cookie", anna.browser().cookies(door))
                .build();

        HttpResponse<String> page = reader.http().send(look, HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Accedi con la tua carta");
        assertThat(page.headers().firstValue("Connection")).contains("close");
    }

    /** C1: the certificate is public; whoever has read it once could send it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Client-Cert",
                "SSL_CLIENT_CERT",
                "ssl-client-cert",
                "X-SSL-Client-Cert",
                "X-Forwarded-Tls-Client-Cert",
                "X-Forwarded-Client-Cert"
            })
    void aCertificateInAHeaderIsNoCard(String header) {
        Card annas = desk.card(CardKind.CNS_OK, "anna");
        CardPerson forger = desk.person(desk.reader());
        URI door = forger.cardDoor(forger.chooseCard(forger.browser().openSignIn()));
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        attempt.assertRefused(forger.browser().postWith(door, Map.of(), header, inHeader(header, annas)), "CARD-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Client-Cert", "SSL_CLIENT_CERT", "ssl-client-cert"})
    void aCertificateInAHeaderOnTheMainOriginIsNotEvenLookedAt(String header) {
        Card annas = desk.card(CardKind.CNS_OK, "anna");
        CardPerson forger = desk.person(desk.reader());
        URI door = forger.cardDoor(forger.chooseCard(forger.browser().openSignIn()));
        int sessions = realm.admin().sessionCount();

        Page page = forger.browser().postWith(keycloak.onMainOrigin(door), Map.of(), header, inHeader(header, annas));

        assertThat(page.text()).contains("Accedi con la tua carta");
        assertThat(realm.admin().sessionCount()).isEqualTo(sessions);
    }

    /** C6: the next person at the same computer, whose browser still remembers what TLS did. */
    @Test
    void aCardThatWasTakenOutIsNotTheNextPersons() {
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, "anna"));
        CardPerson anna = desk.person(reader);
        anna.claims(anna.signIn());
        reader.remove();

        desk.person(reader).isRefused("CARD-01");
    }

    /** Somebody else's card page, opened in a browser that has not begun that sign-in. */
    @Test
    void aLinkOfSomebodyElsesSignsNobodyIn() {
        CardPerson attacker = desk.person(desk.reader());
        URI door = attacker.cardDoor(attacker.chooseCard(attacker.browser().openSignIn()));
        CardPerson victim = desk.person(desk.card(CardKind.CNS_OK, "anna"));
        int sessions = realm.admin().sessionCount();

        victim.browser().post(door, Map.of());

        assertThat(realm.admin().sessionCount()).isEqualTo(sessions);
    }

    /** In production a certificate comes from a proxy, or not at all. */
    @Test
    void inProductionKeycloaksOwnListenerIsNotBelieved() {
        try (TestRealm own = world.newRealm(json -> {})) {
            CardDesk there = CardDesk.of(world, own);
            CardPerson anna = there.person(desk.card(CardKind.CNS_OK, "anna"));
            Page accessPage = anna.browser().openSignIn();
            Page door = anna.chooseCard(accessPage);
            own.intoProduction();

            RefusedSignIn attempt = RefusedSignIn.watch(keycloak, own);
            attempt.assertRefused(anna.present(door), "CARD-50");
        }
    }

    private static String inHeader(String header, Card card) {
        try {
            return header.equals("Client-Cert")
                    ? ":"
                            + Base64.getEncoder()
                                    .encodeToString(card.certificate().getEncoded()) + ":"
                    : URLEncoder.encode(card.pem(), StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
