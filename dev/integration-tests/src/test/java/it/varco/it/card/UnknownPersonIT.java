package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.RefusedSignIn;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.UnknownPersonRule;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testidp.Answer;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.net.URI;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has no account: one setting decides, and decides alike at every door. */
@VarcoTest
class UnknownPersonIT {

    private static final String WHILE_EVERY_DOOR_IS_OPEN = "2020-06-01T10:00:00+02:00";

    private static TestRealm realm;

    private final TargetKeycloak keycloak;
    private final SpidTestIdentityProviders providers;
    private final CardDesk desk;

    UnknownPersonIT(World world, SpidTestIdentityProviders providers) {
        this.keycloak = world.keycloak();
        this.providers = providers;
        this.desk = CardDesk.of(world, realm);
    }

    private enum Door {
        CNS(People.named("carla").orElseThrow()),
        CIE_CARD(People.named("elena").orElseThrow()),
        SPID(People.named("bruno").orElseThrow()),
        PIN_INPS(InpsPeople.named("irene").orElseThrow());

        private final Person person;

        Door(Person person) {
            this.person = person;
        }
    }

    /** A person at the last page before the answer, and what the answer leads to. */
    private record Arrival(HttpPerson browser, Supplier<Page> answer) {}

    @BeforeAll
    static void whereEveryDoorIsOpen(World world) {
        realm = world.newRealm(UnknownPersonRule.REFUSE::in);
        realm.clock().freeze(WHILE_EVERY_DOOR_IS_OPEN);
    }

    @AfterAll
    static void theRealmGoes() {
        realm.close();
    }

    @BeforeEach
    void onlyWhoHasAnAccountComesIn() {
        UnknownPersonRule.REFUSE.set(realm.admin());
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void isRefusedUntilTheRealmMakesAccounts(Door door) {
        assertRefused(door, door.person, "PERSON-05");

        UnknownPersonRule.CREATE.set(realm.admin());
        String account = account(door);

        UnknownPersonRule.REFUSE.set(realm.admin());
        assertThat(account(door)).isEqualTo(account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Create", "create ", "true"})
    void isRefusedWhereTheSettingIsOneThatNobodyKnows(String value) {
        new UnknownPersonRule(value).set(realm.admin());
        assertRefused(Door.CNS, nobody(), "PERSON-05");
        assertRefused(Door.SPID, nobody(), "PERSON-05");
    }

    @Test
    void isRefusedWhereTheRealmSaysNothing() {
        UnknownPersonRule.unset(realm.admin(), UnknownPersonRule.FLOW);
        assertRefused(Door.CNS, nobody(), "PERSON-05");
        assertRefused(Door.SPID, nobody(), "PERSON-05");
    }

    /** Cards have no flow of their own, and Keycloak's asks whoever comes for a name and an address. */
    @Test
    void isRefusedWithACardWhereTheRealmsOwnFlowIsAnother() {
        UnknownPersonRule.CREATE.set(realm.admin());
        realm.admin().update(json -> json.put("firstBrokerLoginFlow", "first broker login"));
        try {
            assertRefused(Door.CNS, nobody(), "PERSON-05");
        } finally {
            realm.admin().update(json -> json.put("firstBrokerLoginFlow", UnknownPersonRule.FLOW));
        }
    }

    /** Somebody whose code an operator has replaced is told so, not that nobody knows the code. */
    @Test
    void isNobodyWhoseCodeWasReplaced() {
        Person before = People.named("ada").orElseThrow();
        Person after = People.named("teo").orElseThrow();
        UnknownPersonRule.CREATE.set(realm.admin());
        String account = account(arrive(Door.CNS, before));
        realm.admin().replaceFiscalCode(before.fiscalCode(), after.fiscalCode());

        UnknownPersonRule.REFUSE.set(realm.admin());

        assertRefused(Door.CNS, before, "PERSON-04");
        assertThat(account(arrive(Door.CNS, after))).isEqualTo(account);
    }

    private void assertRefused(Door door, Person person, String code) {
        Arrival arrival = arrive(door, person);
        RefusedSignIn watch = RefusedSignIn.watch(keycloak, realm);
        watch.assertRefused(arrival.answer().get(), code);
        assertThat(realm.admin().events().toString()).doesNotContain("CN=", "C=IT");
        assertThat(realm.admin().usersWith("fiscalNumber", person.fiscalCode())).isEmpty();
    }

    private String account(Door door) {
        return account(arrive(door, door.person));
    }

    private static String account(Arrival arrival) {
        return arrival.browser().claims(arrival.answer().get()).path("sub").asText();
    }

    private Arrival arrive(Door door, Person person) {
        return switch (door) {
            case CNS -> withCard(CardKind.CNS_OK, person);
            case CIE_CARD -> withCard(CardKind.CIE_OK, person);
            case SPID -> {
                HttpPerson browser = new HttpPerson(realm);
                Answer answer =
                        providers.named("alfa").answerTo(browser.ask(providers.named("alfa")), person, Level.L2);
                yield new Arrival(browser, () -> browser.post(answer));
            }
            case PIN_INPS -> {
                HttpPerson browser = new HttpPerson(realm);
                URI back = providers.inps().answerTo(browser.ask(providers.inps()), person);
                yield new Arrival(browser, () -> browser.get(back));
            }
        };
    }

    private Arrival withCard(CardKind kind, Person person) {
        CardPerson atTheReader =
                desk.person(desk.card(kind, new Holder(person.fiscalCode(), person.givenName(), person.familyName())));
        Page door = atTheReader.chooseCard(atTheReader.browser().openSignIn());
        return new Arrival(atTheReader.browser(), () -> atTheReader.present(door));
    }

    /** Somebody who never gets an account here. */
    private static Person nobody() {
        return People.named("rita").orElseThrow();
    }
}
