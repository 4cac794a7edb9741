package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.demo.cast.Cast;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which card gets which answer: the same at a card port of Keycloak's own, which lets every certificate in, and at a
 * proxy's before a realm in production. No certificate gets a page of the proxy's or a broken handshake.
 */
@VarcoTest
class CardAnswersIT {

    /** Who ends TLS. */
    enum At {
        KEYCLOAK,
        PROXY
    }

    private final World world;
    private final TestRealm realm;

    CardAnswersIT(World world, TestRealm realm) {
        this.world = world;
        this.realm = realm;
    }

    @BeforeEach
    void everybodyAnswersAgain() {
        world.cards().responder().reset();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("goodCards")
    void letsThePersonInWhomTheCardNames(At at, CardKind kind, String method, List<String> references) {
        CardDesk desk = desk(at);
        CardPerson anna = desk.person(desk.card(kind, "anna"));
        JsonNode claims = anna.claims(anna.signIn());

        assertThat(claims.path("fiscal_number").asText())
                .isEqualTo(Cast.named("anna").fiscalCode());
        assertThat(claims.path("acr").asText()).isEqualTo("urn:varco:acr:" + method);
        assertThat(claims.path("amr")).extracting(JsonNode::asText).containsExactlyElementsOf(references);
    }

    static Stream<Arguments> goodCards() {
        return atBoth(
                arguments(CardKind.CNS_OK, "cns", List.of("cns", "sc")),
                arguments(CardKind.CIE_OK, "cie-card", List.of("cie", "sc")),
                arguments(CardKind.CIE_NOEKU, "cie-card", List.of("cie", "sc")),
                arguments(CardKind.EC, "cns", List.of("cns", "sc")));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @MethodSource("refusedCards")
    void refusesTheCardAndSaysWhy(At at, CardKind kind, String code, String words) {
        CardDesk desk = desk(at);
        CardPerson anna = desk.person(desk.card(kind, "anna"));

        assertThat(anna.isRefused(code).text())
                .contains(words, "Riprova", "Usa un’altra carta", "Scegli un’altra modalità");
    }

    static Stream<Arguments> refusedCards() {
        return atBoth(
                arguments(CardKind.CNS_EXPIRED, "CARD-12", "La carta è scaduta"),
                arguments(CardKind.CIE_EXPIRED, "CARD-12", "La carta è scaduta"),
                arguments(CardKind.CNS_NOTYET, "CARD-11", "La carta non è ancora valida"),
                arguments(CardKind.CNS_BADPOLICY, "CARD-04", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_NOPOLICY, "CARD-04", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_CRS, "CARD-04", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_NR, "CARD-07", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_BOTH, "CARD-07", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_BADEKU, "CARD-08", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_BADEKU_CRITICAL, "CARD-08", "Questo certificato non serve per accedere"),
                arguments(CardKind.CNS_NOEKU, "CARD-08", "Questo certificato non serve per accedere"),
                arguments(CardKind.RSA1024, "CARD-09", "Questo certificato non serve per accedere"),
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

    @ParameterizedTest
    @EnumSource
    void refusesWhoeverHasNoCardInTheReader(At at) {
        CardDesk desk = desk(at);
        CardPerson nobody = desk.person(desk.reader());

        assertThat(nobody.isRefused("CARD-01").text()).contains("Non abbiamo letto nessuna carta");
    }

    private CardDesk desk(At at) {
        return at == At.PROXY ? CardDesk.behindProxy(world) : CardDesk.of(world, realm);
    }

    private static Stream<Arguments> atBoth(Arguments... cards) {
        return Arrays.stream(cards)
                .flatMap(card -> Arrays.stream(At.values())
                        .map(at -> arguments(Stream.concat(Stream.of(at), Arrays.stream(card.get()))
                                .toArray())));
    }
}
