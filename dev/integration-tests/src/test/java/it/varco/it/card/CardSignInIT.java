package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.Ca;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.ListMode;
import it.varco.testcards.OcspMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which card gets which answer, at a port that lets every certificate in. */
@VarcoTest
class CardSignInIT {

    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final CardResponder responder;
    private final CardDesk desk;

    CardSignInIT(World world, TestRealm realm) {
        this.keycloak = world.keycloak();
        this.responder = world.cards().responder();
        this.realm = realm;
        this.desk = CardDesk.of(world, realm);
    }

    @BeforeEach
    void everybodyAnswersAgain() {
        responder.reset();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodCards")
    void letsThePersonInWhomTheCardNames(CardKind kind, String method, List<String> references) {
        CardPerson anna = desk.person(desk.card(kind, "anna"));
        JsonNode claims = anna.claims(anna.signIn());

        assertThat(claims.path("fiscal_number").asText())
                .isEqualTo(Cast.named("anna").fiscalCode());
        assertThat(claims.path("acr").asText()).isEqualTo("urn:varco:acr:" + method);
        assertThat(claims.path("amr")).extracting(JsonNode::asText).containsExactlyElementsOf(references);
    }

    static Stream<Arguments> goodCards() {
        return Stream.of(
                arguments(CardKind.CNS_OK, "cns", List.of("cns", "sc")),
                arguments(CardKind.CIE_OK, "cie-card", List.of("cie", "sc")),
                arguments(CardKind.EC, "cns", List.of("cns", "sc")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusedCards")
    void refusesTheCardAndSaysWhy(CardKind kind, String code, String words) {
        CardPerson anna = desk.person(desk.card(kind, "anna"));
        Page door = anna.chooseCard(anna.browser().openSignIn());
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page refused = anna.present(door);

        attempt.assertRefused(refused, code);
        assertThat(refused.text()).contains(words, "Riprova", "Usa un’altra carta", "Scegli un’altra modalità");
    }

    static Stream<Arguments> refusedCards() {
        return Stream.of(
                arguments(CardKind.CNS_EXPIRED, "CARD-12", "La carta è scaduta"),
                arguments(CardKind.CIE_EXPIRED, "CARD-12", "La carta è scaduta"),
                arguments(CardKind.CNS_NOTYET, "CARD-11", "La carta non è ancora valida"),
                arguments(CardKind.CNS_BADPOLICY, "CARD-04", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_NR, "CARD-07", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_BADEKU, "CARD-08", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_CA, "CARD-03", "Questo certificato non serve per accedere"),
                arguments(CardKind.ROGUE_CNS, "CARD-21", "Non riconosciamo chi ha rilasciato la carta"),
                arguments(CardKind.CLONE_CNS, "CARD-22", "Non riconosciamo chi ha rilasciato la carta"),
                arguments(CardKind.CNS_REVOKED, "CARD-30", "La carta è stata revocata"),
                arguments(CardKind.CIE_REVOKED, "CARD-30", "La carta è stata revocata"),
                arguments(CardKind.CNS_HOLD, "CARD-31", "La carta è sospesa"),
                arguments(CardKind.CNS_NO_POINTERS, "CARD-36", "Non riusciamo a verificare la carta"),
                arguments(CardKind.CNS_FORGEDCF, "CARD-15", "Il codice fiscale della carta non è valido"),
                arguments(CardKind.CNS_NUMERIC, "CARD-16", "Il codice fiscale della carta non è valido"));
    }

    @Test
    void refusesWhoeverHasNoCardInTheReader() {
        CardPerson nobody = desk.person(desk.reader());
        Page door = nobody.chooseCard(nobody.browser().openSignIn());
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page refused = nobody.present(door);

        attempt.assertRefused(refused, "CARD-01");
        assertThat(refused.text()).contains("Non abbiamo letto nessuna carta");
    }

    /** Of an authority of its own: what failed is left alone for a while. */
    @Test
    void refusesCardOfWhichNobodySaysThatItStands() {
        responder.ocsp(Ca.CIE_LONG_NAME, OcspMode.STATUS_500);
        responder.list(Ca.CIE_LONG_NAME, ListMode.STATUS_500);
        CardPerson anna = desk.person(desk.card(CardKind.CIE_LONG_ISSUER, "anna"));
        Page door = anna.chooseCard(anna.browser().openSignIn());
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page refused = anna.present(door);

        attempt.assertRefused(refused, "CARD-35");
        assertThat(refused.text()).contains("Non riusciamo a verificare la carta");
    }

    @Test
    void letsThePersonTryAgainAfterARefusal() {
        CardReaderAtHome reader = desk.reader();
        CardPerson anna = desk.person(reader);
        Page refused = anna.signIn();
        assertThat(refused.text()).contains("CARD-01");

        reader.insert(desk.card(CardKind.CNS_OK, "anna"));
        Page door = anna.tryAgain(refused);
        assertThat(door.address().toString()).startsWith(keycloak.baseUrl().toString());

        assertThat(anna.claims(anna.present(door)).path("acr").asText()).isEqualTo("urn:varco:acr:cns");
    }
}
