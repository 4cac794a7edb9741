package it.varco.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.HttpPerson.Page;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testcards.CardKind;
import it.varco.testcards.Holder;
import it.varco.testidp.Answer;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** To whose account a card leads. */
@VarcoTest
class CardAccountsIT {

    private static final String WHILE_OPEN = "2020-10-15T10:00:00+02:00";

    private final TestRealm realm;
    private final TestIdentityProvider alfa;
    private final CardDesk desk;

    CardAccountsIT(World world, TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.alfa = providers.named("alfa");
        this.desk = CardDesk.of(world, realm);
    }

    @Test
    void isTheSameAccountAsBySpid() {
        Person carla = People.named("carla").orElseThrow();
        HttpPerson bySpid = new HttpPerson(realm);
        String account = bySpid.claims(bySpid.post(alfa.answerTo(bySpid.ask(alfa), carla, Level.L2)))
                .path("sub")
                .asText();

        assertThat(account(CardKind.CNS_OK, carla)).isEqualTo(account);
        assertThat(account(CardKind.CIE_OK, carla)).isEqualTo(account);
    }

    @Test
    void isANewOneWithTheNamesOfTheCardAndNothingElse() {
        Person bruno = People.named("bruno").orElseThrow();
        account(CardKind.CIE_OK, bruno);

        List<JsonNode> made = realm.admin().usersWith("fiscalNumber", bruno.fiscalCode());
        assertThat(made).hasSize(1);
        assertThat(made.get(0).path("username").asText()).startsWith("p-").doesNotContain(bruno.fiscalCode());
        assertThat(made.get(0).path("firstName").asText()).isEqualTo(bruno.givenName());
        assertThat(made.get(0).path("lastName").asText()).isEqualTo(bruno.familyName());
        assertThat(made.get(0).has("email")).isFalse();
        assertThat(made.get(0).path("emailVerified").asBoolean()).isFalse();
    }

    @Test
    void keepsTheNamesThatTheAccountHas() {
        Person elena = People.named("elena").orElseThrow();
        ObjectNode user = user("elena-of-old", elena);
        user.put("firstName", "Elena Maria").put("lastName", "Greco Verdi");
        bringIn(user);

        account(CardKind.CIE_OK, elena);

        JsonNode now = realm.admin().user("elena-of-old").orElseThrow();
        assertThat(now.path("firstName").asText()).isEqualTo("Elena Maria");
        assertThat(now.path("lastName").asText()).isEqualTo("Greco Verdi");
    }

    @Test
    void isRefusedWhereTwoHaveTheCode() {
        Person olga = People.named("olga").orElseThrow();
        bringIn(user("olga-one", olga), user("olga-two", olga));
        refused(olga, "PERSON-01");
    }

    /** The card still names the old code; the account is whose the new one is. */
    @Test
    void isRefusedWhereAnOperatorHasReplacedTheCode() {
        Person before = People.named("ada").orElseThrow();
        Person after = People.named("teo").orElseThrow();
        String account = account(CardKind.CNS_OK, before);

        realm.admin().replaceFiscalCode(before.fiscalCode(), after.fiscalCode());

        refused(before, "PERSON-04");
        assertThat(account(CardKind.CNS_OK, after)).isEqualTo(account);
    }

    @Test
    void isRefusedWhereItIsDisabled() {
        Person paolo = People.named("paolo").orElseThrow();
        bringIn(user("paolo-of-old", paolo).put("enabled", false));
        assertThat(refused(paolo, "CARD-40").text())
                .contains("La tua utenza non è attiva", "la tua utenza è stata disattivata", "Chiama l’assistenza");
    }

    /** Wrong passwords shut the account for a while, whichever door is tried next. */
    @Test
    void isRefusedWhileWrongPasswordsHaveLockedIt(World world) {
        Person fabio = People.named("fabio").orElseThrow();
        try (TestRealm own = world.newRealm(json -> LockedOut.prepare(json, fabio))) {
            own.clock().freeze(WHILE_OPEN);
            LockedOut.lock(own, fabio);
            CardPerson atTheReader = CardDesk.of(world, own).person(desk.card(CardKind.CNS_OK, holder(fabio)));
            assertThat(atTheReader.isRefused("CARD-41").text())
                    .contains("La tua utenza è bloccata per qualche minuto", "Aspetta qualche minuto e riprova");
        }
    }

    /** First sign-ins of one person by card and by SPID, in one moment. */
    @Test
    void isOneWhicheverDoorIsFaster() throws Exception {
        Person nino = People.named("nino").orElseThrow();
        CardPerson atTheReader = desk.person(desk.card(CardKind.CNS_OK, holder(nino)));
        Page door = atTheReader.chooseCard(atTheReader.browser().openSignIn());
        HttpPerson bySpid = new HttpPerson(realm);
        Answer answer = alfa.answerTo(bySpid.ask(alfa), nino, Level.L2);

        ExecutorService browsers = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Page>> both = List.of(() -> atTheReader.present(door), () -> bySpid.post(answer));
            for (Future<Page> arrival : browsers.invokeAll(both)) {
                arrival.get();
            }
        } finally {
            browsers.shutdownNow();
        }

        assertThat(realm.admin().usersWith("fiscalNumber", nino.fiscalCode())).hasSize(1);
        account(CardKind.CNS_OK, nino);
        assertThat(realm.admin().usersWith("fiscalNumber", nino.fiscalCode())).hasSize(1);
    }

    /** Whoever is in and has to sign in again has to be the same. */
    @Test
    void isNotAnothersThanTheSessions() {
        Person hassan = People.named("hassan").orElseThrow();
        Person luca = People.named("luca").orElseThrow();
        CardReaderAtHome reader = desk.reader().insert(desk.card(CardKind.CNS_OK, holder(hassan)));
        CardPerson person = desk.person(reader);
        person.claims(person.signIn());

        reader.insert(desk.card(CardKind.CNS_OK, holder(luca)));
        Page door = person.chooseCard(person.browser().openSignIn("prompt=login"));
        realm.admin().clearEvents();
        Page refused = person.present(door);

        assertThat(refused.body()).contains("CARD-42");
        assertThat(realm.admin().usersWith("fiscalNumber", luca.fiscalCode()))
                .allSatisfy(user -> assertThat(
                                realm.admin().sessions(user.path("id").asText()))
                        .isEmpty());
    }

    private String account(CardKind kind, Person person) {
        CardPerson atTheReader = desk.person(desk.card(kind, holder(person)));
        return atTheReader.claims(atTheReader.signIn()).path("sub").asText();
    }

    private Page refused(Person person, String code) {
        return desk.person(desk.card(CardKind.CNS_OK, holder(person))).isRefused(code);
    }

    private void bringIn(ObjectNode... users) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode().put("ifResourceExists", "FAIL");
        for (ObjectNode user : users) {
            partial.withArray("users").add(user);
        }
        realm.admin().post("/partialImport", partial);
    }

    private static ObjectNode user(String name, Person person) {
        ObjectNode user =
                JsonNodeFactory.instance.objectNode().put("username", name).put("enabled", true);
        user.putObject("attributes").putArray("fiscalNumber").add(person.fiscalCode());
        return user;
    }

    private static Holder holder(Person person) {
        return new Holder(person.fiscalCode(), person.givenName(), person.familyName());
    }
}
