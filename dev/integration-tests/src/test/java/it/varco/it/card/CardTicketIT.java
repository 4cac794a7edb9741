package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A card origin of another host name, where no cookie goes: what a ticket is worth, and to whom. */
@VarcoTest
class CardTicketIT {

    private static final String TICKET = "ticket";

    private final World world;
    private final TargetKeycloak keycloak;
    private final TestRealm realm;
    private final CardDesk desk;

    CardTicketIT(World world, TestRealm realm) {
        this.world = world;
        this.keycloak = world.keycloak();
        this.realm = realm;
        this.desk = CardDesk.of(world, realm);
    }

    @Test
    void letsThePersonInWhoseBrowserBeganTheSignIn() {
        CardPerson anna = anna();
        Page there = anna.presentElsewhere(anna.chooseCardElsewhere());
        assertThat(there.status()).isEqualTo(200);

        JsonNode claims = anna.claims(anna.comeBack(there));
        assertThat(claims.path("acr").asText()).isEqualTo("urn:varco:acr:cns");
        assertThat(claims.path("iss").asText()).isEqualTo(realm.url("").toString());
    }

    /** Neither address says whose card it is or what came of it, and nobody's log keeps a ticket. */
    @Test
    void saysNothingOnTheWay() {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();
        Page there = anna.presentElsewhere(cardPage);
        CardPerson revoked = desk.person(desk.card(CardKind.CNS_REVOKED, "anna"));
        Page thereToo = revoked.presentElsewhere(revoked.chooseCardElsewhere());

        assertThat(anna.ticketDoor(cardPage).getQuery()).isNull();
        assertThat(anna.wayBack(there).getQuery()).isNull();
        assertThat(thereToo.text()).isEqualTo(there.text());
        assertThat(thereToo.body()).doesNotContain("CARD-");
        String first = anna.tickets(cardPage).get(TICKET);
        String second = anna.tickets(there).get(TICKET);
        assertThat(first).matches("[A-Za-z0-9_-]{43}");
        assertThat(second).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(first);
        anna.comeBack(there);
        assertThat(keycloak.log()).doesNotContain(first, second);
    }

    @ParameterizedTest
    @CsvSource({"CNS_EXPIRED, CARD-12", "CNS_REVOKED, CARD-30", "ROGUE_CNS, CARD-21", "CNS_NUMERIC, CARD-16"})
    void refusesCardsOnTheMainOriginAsIfTheyHadComeThere(CardKind kind, String code) {
        CardPerson anna = desk.person(desk.card(kind, "anna"));
        Page cardPage = anna.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page refused = anna.comeBack(anna.presentElsewhere(cardPage));

        attempt.assertRefused(refused, code);
        assertThat(refused.address().toString()).startsWith(keycloak.baseUrl().toString());
        assertThat(refused.text()).contains("Riprova", "Usa un’altra carta", "Scegli un’altra modalità");
    }

    @Test
    void refusesWhoeverHasNoCardInTheReaderAndLetsThemTryAgain() {
        CardReaderAtHome reader = desk.reader();
        CardPerson anna = desk.person(reader);
        Page cardPage = anna.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);
        Page refused = anna.comeBack(anna.presentElsewhere(cardPage));
        attempt.assertRefused(refused, "CARD-01");

        reader.insert(desk.card(CardKind.CNS_OK, "anna"));
        assertIn(anna, anna.comeBack(anna.presentElsewhere(anna.tryAgain(refused))));
    }

    /** The attacker began the sign-in, and has the victim's browser press the button of his page. */
    @Test
    void anAttackersLinkOpenedByAVictimSignsNobodyIn() {
        CardPerson attacker = desk.person(desk.reader());
        Page bait = attacker.chooseCardElsewhere();
        CardPerson victim = anna();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page there = victim.browser().post(attacker.ticketDoor(bait), attacker.tickets(bait));
        attempt.assertRefused(victim.comeBack(there), "CARD-62");

        // Even if he came to know it now: it is spent.
        RefusedSignIn late = RefusedSignIn.watch(keycloak, realm);
        late.assertRefused(attacker.comeBack(there), "CARD-60");
    }

    /** The same where the victim has a sign-in of her own waiting. */
    @Test
    void anAttackersLinkDoesNotEndInTheVictimsOwnSignIn() {
        CardPerson attacker = desk.person(desk.reader());
        Page bait = attacker.chooseCardElsewhere();
        CardPerson victim = anna();
        Page own = victim.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page there = victim.browser().post(attacker.ticketDoor(bait), attacker.tickets(bait));
        attempt.assertRefused(victim.comeBack(there), "CARD-62");

        assertIn(victim, victim.comeBack(victim.presentElsewhere(own)));
    }

    /** The other way round: the attacker's own card, so that the victim works in his account. */
    @Test
    void anAttackersTicketSignsNoVictimInAsTheAttacker() {
        CardPerson attacker = desk.person(desk.card(CardKind.CIE_OK, "bruno"));
        Page there = attacker.presentElsewhere(attacker.chooseCardElsewhere());
        CardPerson victim = anna();
        Page own = victim.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Map<String, String> slipped = new HashMap<>(victim.tickets(own));
        slipped.put(TICKET, attacker.tickets(there).get(TICKET));
        attempt.assertRefused(victim.browser().post(attacker.wayBack(there), slipped), "CARD-62");

        RefusedSignIn late = RefusedSignIn.watch(keycloak, realm);
        late.assertRefused(attacker.comeBack(there), "CARD-60");
    }

    /** The same past the page that looks first, straight to the step that redeems. */
    @Test
    void theStepItselfRefusesAnothersTicket() {
        CardPerson attacker = desk.person(desk.card(CardKind.CIE_OK, "bruno"));
        Page there = attacker.presentElsewhere(attacker.chooseCardElsewhere());
        CardPerson victim = anna();
        URI step = keycloak.onMainOrigin(
                victim.cardDoor(victim.chooseCard(victim.browser().openSignIn())));
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        attempt.assertRefused(
                victim.browser()
                        .post(step, Map.of(TICKET, attacker.tickets(there).get(TICKET))),
                "CARD-62");
    }

    /**
     * A thief has shown his own card for the victim's sign-in, by a start ticket that he stole, and a page of his has her
     * browser post what came of it. Where the page is, her browser says, or that the page keeps it from saying so.
     */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://evil.example https://varco.example", ""})
    void isTakenFromNoPageButOurs(String origin) {
        CardPerson victim = anna();
        Page stolen = victim.chooseCardElsewhere();
        CardPerson thief = desk.person(desk.card(CardKind.CIE_OK, "bruno"));
        Page there = thief.browser().post(victim.ticketDoor(stolen), victim.tickets(stolen));
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        attempt.assertRefused(
                victim.browser().postWith(victim.wayBack(there), victim.tickets(there), "Origin", origin), "CARD-63");

        RefusedSignIn late = RefusedSignIn.watch(keycloak, realm);
        late.assertRefused(victim.comeBack(there), "CARD-60");
    }

    @Test
    void isTakenFromThePageAtTheCardOrigin() {
        CardPerson anna = anna();
        Page there = anna.presentElsewhere(anna.chooseCardElsewhere());
        String origin = keycloak.otherCardOrigin().toString();

        assertIn(anna, anna.browser().postWith(anna.wayBack(there), anna.tickets(there), "Origin", origin));
    }

    /** Whoever does not go back was refused all the same, and whoever does is refused once. */
    @Test
    void aRefusedCardIsReportedWhereItWasShown() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_EXPIRED, "anna"));
        Page cardPage = anna.chooseCardElsewhere();
        realm.admin().clearEvents();

        Page there = anna.presentElsewhere(cardPage);

        List<JsonNode> events = realm.admin().events();
        assertThat(events).hasSize(1);
        JsonNode event = events.get(0);
        assertThat(event.path("type").asText()).isEqualTo("LOGIN_ERROR");
        assertThat(event.path("clientId").asText()).isEqualTo("portal");
        assertThat(event.path("details").path("varco_code").asText()).isEqualTo("CARD-12");
        assertThat(PersonalData.in(event.toString())).isEmpty();
        assertThat(anna.comeBack(there).text())
                .contains("CARD-12 "
                        + event.path("details").path("varco_reference").asText());
        assertThat(realm.admin().events()).hasSize(1);
    }

    @Test
    void isWorthNothingInAnotherTab() {
        CardPerson anna = anna();
        Page oneTab = anna.chooseCardElsewhere();
        Page otherTab = anna.chooseCardElsewhere();
        Page there = anna.presentElsewhere(oneTab);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Map<String, String> mixed = new HashMap<>(anna.tickets(otherTab));
        mixed.put(TICKET, anna.tickets(there).get(TICKET));
        attempt.assertRefused(anna.browser().post(anna.wayBack(there), mixed), "CARD-62");

        assertIn(anna, anna.comeBack(anna.presentElsewhere(otherTab)));
    }

    @Test
    void isWorthNothingInAnotherRealm() {
        try (TestRealm own = world.newRealm(json -> {})) {
            CardPerson anna = anna();
            Page there = anna.presentElsewhere(anna.chooseCardElsewhere());
            CardPerson annaThere = CardDesk.of(world, own).person(desk.card(CardKind.CNS_OK, "anna"));
            Page ownPage = annaThere.chooseCardElsewhere();
            RefusedSignIn attempt = RefusedSignIn.watch(keycloak, own);

            Map<String, String> mixed = new HashMap<>(annaThere.tickets(ownPage));
            mixed.put(TICKET, anna.tickets(there).get(TICKET));
            attempt.assertRefused(annaThere.browser().post(own.url("/varco-card/return"), mixed), "CARD-60");
        }
    }

    @Test
    void isSpentOnRefusalToo() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_EXPIRED, "anna"));
        Page there = anna.presentElsewhere(anna.chooseCardElsewhere());
        assertThat(anna.comeBack(there).body()).contains("CARD-12");

        RefusedSignIn again = RefusedSignIn.watch(keycloak, realm);
        again.assertRefused(anna.comeBack(there), "CARD-60");
    }

    @Test
    void isSpentWhenThePersonIsIn() {
        CardPerson anna = anna();
        Page there = anna.presentElsewhere(anna.chooseCardElsewhere());
        assertIn(anna, anna.comeBack(there));

        RefusedSignIn again = RefusedSignIn.watch(keycloak, realm);
        again.assertRefused(anna.comeBack(there), "CARD-60");
    }

    /** Back, and the button once more: no card is looked at, and the page after it helps on. */
    @Test
    void thePageBeforeTheCardIsGoodForOneCard() {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();
        anna.presentElsewhere(cardPage);
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Page refused = anna.comeBack(anna.presentElsewhere(cardPage));

        attempt.assertRefused(refused, "CARD-60");
        assertIn(anna, anna.comeBack(anna.presentElsewhere(anna.tryAgain(refused))));
    }

    /** Made again without end, the page stores nothing more. */
    @Test
    void thePageHasOneTicketUntilThatIsSpent() {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();

        Page again = madeAgain(anna, cardPage);
        assertThat(anna.tickets(again)).isEqualTo(anna.tickets(cardPage));

        anna.presentElsewhere(again);
        Page afterwards = madeAgain(anna, cardPage);
        assertThat(anna.tickets(afterwards).get(TICKET))
                .isNotEqualTo(anna.tickets(cardPage).get(TICKET));
        assertIn(anna, anna.comeBack(anna.presentElsewhere(afterwards)));
    }

    /** The same page in the same tab, by way of a refusal that has looked at no card. */
    private Page madeAgain(CardPerson person, Page cardPage) {
        Map<String, String> invented = new HashMap<>(person.tickets(cardPage));
        invented.put(TICKET, "");
        return person.tryAgain(person.browser().post(realm.url("/varco-card/return"), invented));
    }

    /** The ticket of the card page says that a card may be shown, and not that one was. */
    @Test
    void thePageBeforeTheCardIsNoCard() {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        attempt.assertRefused(anna.browser().post(realm.url("/varco-card/return"), anna.tickets(cardPage)), "CARD-60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1"})
    void isNotInvented(String ticket) {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();
        RefusedSignIn attempt = RefusedSignIn.watch(keycloak, realm);

        Map<String, String> invented = new HashMap<>(anna.tickets(cardPage));
        invented.put(TICKET, ticket);
        attempt.assertRefused(anna.browser().post(realm.url("/varco-card/return"), invented), "CARD-60");
    }

    /** The endpoint is at the card origin of another host name and nowhere else, and what it did not see is not spent. */
    @Test
    void isTakenNowhereElse() {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();
        String door = anna.ticketDoor(cardPage).toString();
        String other = keycloak.otherCardOrigin().toString();

        for (URI elsewhere : new URI[] {keycloak.baseUrl(), keycloak.cardOrigin()}) {
            Page answer =
                    anna.browser().post(URI.create(door.replace(other, elsewhere.toString())), anna.tickets(cardPage));
            assertThat(answer.status()).as(elsewhere.toString()).isEqualTo(404);
        }
        assertThat(anna.browser().get(anna.ticketDoor(cardPage)).status()).isEqualTo(405);
        assertIn(anna, anna.comeBack(anna.presentElsewhere(cardPage)));
    }

    @Test
    void isNotReadFromALargeBody() {
        CardPerson anna = anna();
        Page cardPage = anna.chooseCardElsewhere();
        Map<String, String> large = new HashMap<>(anna.tickets(cardPage));
        for (int i = 0; i < 10; i++) {
            large.put("more" + i, "x".repeat(500));
        }

        assertThat(anna.browser().post(anna.ticketDoor(cardPage), large).status())
                .isEqualTo(413);
        assertThat(anna.browser().post(realm.url("/varco-card/return"), large).status())
                .isEqualTo(413);
        assertIn(anna, anna.comeBack(anna.presentElsewhere(cardPage)));
    }

    /** Each origin in its turn, and then the first again, where the browser remembers. */
    @Test
    void anotherCardLeadsToTheNextOrigin() {
        CardPerson anna = desk.person(desk.card(CardKind.CNS_REVOKED, "anna"));
        Page refused = anna.present(anna.chooseCard(anna.browser().openSignIn()));

        Page again = anna.tryAgain(refused);
        assertThat(anna.cardDoor(again)).isNotNull();
        assertThat(again.text()).doesNotContain("chiudi tutte le finestre", "ti chiede di nuovo");

        Page next = anna.useAnotherCard(anna.present(again));
        assertThat(anna.ticketDoor(next)).isNotNull();
        assertThat(next.text()).contains("ti chiede di nuovo").doesNotContain("chiudi tutte le finestre");

        Page first = anna.useAnotherCard(anna.comeBack(anna.presentElsewhere(next)));
        assertThat(anna.cardDoor(first)).isNotNull();
        assertThat(first.text()).contains("chiudi tutte le finestre").doesNotContain("ti chiede di nuovo");
    }

    private CardPerson anna() {
        return desk.person(desk.card(CardKind.CNS_OK, "anna"));
    }

    private static void assertIn(CardPerson person, Page arrived) {
        assertThat(person.claims(arrived).path("acr").asText()).isEqualTo("urn:varco:acr:cns");
    }
}
