package it.varco.it.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.UnknownPersonRule;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.View;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.it.kit.World;
import it.varco.testcards.Ca;
import it.varco.testcards.Card;
import it.varco.testcards.CardKind;
import it.varco.testcards.CardResponder;
import it.varco.testcards.Holder;
import it.varco.testcards.OcspMode;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page that a card can lead to that lets nobody in, as people see it. */
@VarcoTest
class CardRefusalPagesIT {

    private static final String WHILE_PASSWORDS_ARE_OPEN = "2020-10-15T10:00:00+02:00";
    private static final Person HONEST = person("anna");
    private static final Person DISABLED = person("paolo");
    private static final Person LOCKED = person("fabio");
    private static final Person TWICE = person("olga");
    private static final Person UNKNOWN = person("teo");
    private static final List<Person> NOBODY = List.of();

    private static final Map<String, List<String>> WAYS_ON = Map.of(
            "it", List.of("Riprova", "Usa un’altra carta", "Scegli un’altra modalità", "Torna a «Portale dei servizi»"),
            "en",
                    List.of(
                            "Try again",
                            "Use another card",
                            "Choose another way to sign in",
                            "Back to Portale dei servizi"));

    private static TestRealm realm;

    private final CardResponder responder;
    private final CardDesk desk;
    private final CardWindow window;

    CardRefusalPagesIT(World world) {
        this.responder = world.cards().responder();
        this.desk = CardDesk.of(world, realm);
        this.window = new CardWindow(world.keycloak(), realm);
    }

    @BeforeAll
    static void somebodyIsDisabledAndSomebodyLockedOut(World world) {
        realm = world.newRealm(json -> {
            LockedOut.prepare(json, LOCKED);
            UnknownPersonRule.REFUSE.in(json);
            LegacyAccounts.in(json).addWithoutPassword(DISABLED).put("enabled", false);
            LegacyAccounts.in(json).addWithoutPassword(TWICE);
            LegacyAccounts.in(json).addWithoutPassword(TWICE).put("username", "p-another-of-old");
        });
        realm.clock().freeze(WHILE_PASSWORDS_ARE_OPEN);
        LockedOut.lock(realm, LOCKED);
    }

    @AfterAll
    static void theRealmGoes() {
        realm.close();
    }

    @AfterEach
    void everybodyAnswersAgain() {
        responder.reset();
    }

    @ParameterizedTest(name = "{0} in {1}: {4}")
    @MethodSource("pages")
    void saysInPlainWordsWhatHappenedAndWhatCanBeDone(
            String name, String language, List<Person> holders, CardKind kind, String heading, Visitors visitors) {
        responder.ocsp(Ca.CNS, name.equals("unreachable") ? OcspMode.TRY_LATER : OcspMode.AS_REGISTERED);
        Optional<Card> card = holders.stream().map(holder -> card(kind, holder)).findFirst();
        Visitor visitor = visitors.next(window.showing(card).andThen(options -> options.setLocale(language)));
        window.openCardPage(visitor);
        window.present(visitor);

        assertThat(CardWindow.heading(visitor)).hasText(heading);
        assertThat(CardWindow.waysOn(visitor)).isEqualTo(WAYS_ON.get(language));
        look(visitor, new View(language, 360), ColorScheme.LIGHT, name);
        if (language.equals("it")) {
            look(visitor, new View(language, 1280), ColorScheme.DARK, name + "-dark");
        }
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                        page(
                                "no-card",
                                NOBODY,
                                CardKind.CNS_OK,
                                "Non abbiamo letto nessuna carta",
                                "We could not read a card"),
                        page("expired", CardKind.CNS_EXPIRED, "La carta è scaduta", "The card has expired"),
                        page(
                                "not-yet-valid",
                                CardKind.CNS_NOTYET,
                                "La carta non è ancora valida",
                                "The card is not valid yet"),
                        page("revoked", CardKind.CNS_REVOKED, "La carta è stata revocata", "The card has been revoked"),
                        page("suspended", CardKind.CNS_HOLD, "La carta è sospesa", "The card is suspended"),
                        page(
                                "unknown-issuer",
                                CardKind.ROGUE_CNS,
                                "Non riconosciamo chi ha rilasciato la carta",
                                "We do not know who issued the card"),
                        page(
                                "wrong-kind",
                                CardKind.CNS_NR,
                                "Questo certificato non serve per accedere",
                                "This certificate is not for signing in"),
                        page(
                                "unreachable",
                                CardKind.CNS_OCSP_AND_LDAP,
                                "Non riusciamo a verificare la carta",
                                "We cannot check the card"),
                        page(
                                "damaged-code",
                                CardKind.CNS_FORGEDCF,
                                "Il codice fiscale della carta non è valido",
                                "The card’s fiscal code is not valid"),
                        page(
                                "disabled",
                                List.of(DISABLED),
                                CardKind.CNS_OK,
                                "La tua utenza non è attiva",
                                "Your account is not active"),
                        page(
                                "locked",
                                List.of(LOCKED),
                                CardKind.CIE_OK,
                                "La tua utenza è bloccata per qualche minuto",
                                "Your account is locked for a few minutes"),
                        page(
                                "conflict",
                                List.of(TWICE),
                                CardKind.CNS_OK,
                                "Non possiamo riconoscerti con certezza",
                                "We cannot be certain who you are"),
                        page(
                                "unknown-person",
                                List.of(UNKNOWN),
                                CardKind.CIE_OK,
                                "Non c’è ancora un’utenza a tuo nome",
                                "There is no account in your name yet"))
                .flatMap(List::stream);
    }

    private static void look(Visitor visitor, View view, ColorScheme colours, String name) {
        visitor.page().emulateMedia(new EmulateMediaOptions().setColorScheme(colours));
        visitor.page().setViewportSize(view.width(), 800);
        view.check(visitor, "card-refused-" + name);
    }

    private Card card(CardKind kind, Person person) {
        return desk.card(kind, new Holder(person.fiscalCode(), person.givenName(), person.familyName()));
    }

    private static List<Arguments> page(String name, CardKind kind, String italian, String english) {
        return page(name, List.of(HONEST), kind, italian, english);
    }

    private static List<Arguments> page(
            String name, List<Person> holders, CardKind kind, String italian, String english) {
        return List.of(arguments(name, "it", holders, kind, italian), arguments(name, "en", holders, kind, english));
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
