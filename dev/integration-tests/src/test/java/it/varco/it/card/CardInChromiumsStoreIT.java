package it.varco.it.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.varco.it.kit.BrowserHome;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** People whose card is in Chromium's own store: it speaks TLS itself, and offers what it thinks fit. */
@VarcoTest
class CardInChromiumsStoreIT {

    private static final String PASSWORD = "varco-demo";

    private final TargetKeycloak keycloak;
    private final CardDesk desk;
    private final CardWindow window;

    CardInChromiumsStoreIT(World world, TestRealm realm) {
        this.keycloak = world.keycloak();
        this.desk = CardDesk.of(world, realm);
        this.window = new CardWindow(keycloak, realm);
    }

    @ParameterizedTest
    @CsvSource({
        "CNS_OK, anna, Entra con CNS, urn:varco:acr:cns, Anna Ferri",
        "CIE_OK, bruno, Entra con CIE nel lettore, urn:varco:acr:cie-card, Bruno Costa"
    })
    void aCardOfTheStoreSignsIn(
            CardKind kind, String person, String door, String level, String name, Visitors visitors) {
        Visitor visitor = present(kind, person, door, visitors);

        assertThat(visitor.page().getByTestId("acr-value")).hasText(level);
        assertThat(visitor.page().getByTestId("name")).hasText(name);
    }

    /** What Chromium keeps to itself comes to us as no card at all. */
    @ParameterizedTest
    @MethodSource("others")
    void whatTheBrowserOffersIsJudgedAndWhatItLeavesOutIsNoCard(CardKind kind, String heading, Visitors visitors) {
        Visitor visitor = present(kind, "anna", "Entra con CNS", visitors);

        assertThat(CardWindow.heading(visitor)).hasText(heading);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(CardKind.CNS_EXPIRED, "Non abbiamo letto nessuna carta"),
                arguments(CardKind.CNS_NOTYET, "Non abbiamo letto nessuna carta"),
                arguments(CardKind.CNS_BADEKU, "Non abbiamo letto nessuna carta"),
                arguments(CardKind.CNS_NR, "Non abbiamo letto nessuna carta"),
                arguments(CardKind.ROGUE_CNS, "Non riconosciamo chi ha rilasciato la carta"),
                arguments(CardKind.CNS_REVOKED, "La carta è stata revocata"));
    }

    private Visitor present(CardKind kind, String person, String door, Visitors visitors) {
        Visitor visitor = visitors.at(BrowserHome.choosingAt(keycloak.cardOrigin())
                .with(desk.card(kind, person).toPkcs12(PASSWORD), PASSWORD));
        window.openCardPage(visitor, door);
        CardWindow.press(visitor, "Continua");
        return visitor;
    }
}
