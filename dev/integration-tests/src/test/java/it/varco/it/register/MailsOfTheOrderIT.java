package it.varco.it.register;

import static it.varco.it.register.Said.act;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.Letter;
import it.varco.it.kit.MailBox;
import it.varco.it.kit.PersonalData;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.TestIdentityProvider;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told by e-mail of what their Order says, as it comes into their mail box. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailsOfTheOrderIT {

    private static final String TODAY = "2019-03-11T12:00:00+01:00";
    private static final List<String> ITALIANS =
            List.of("marta", "nino", "olga", "paolo", "rita", "sara", "ugo", "teo", "luca");

    private final MailBox mailBox = MailBox.open();
    private final World world;
    private final TargetKeycloak keycloak;
    private final TestIdentityProvider spid;
    private final TestRealm realm;
    private final Order order;

    MailsOfTheOrderIT(World world) {
        this.world = world;
        this.keycloak = world.keycloak();
        this.spid = world.identityProviders().named("alfa");
        this.realm = world.newRealm(this::prepare);
        this.order = new Order(keycloak, realm);
    }

    @BeforeEach
    void today() {
        realm.clock().freeze(TODAY);
    }

    @AfterAll
    void close() {
        realm.close();
        mailBox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna   | it | una comunicazione sul profilo «Consulenti del lavoro» | la tua riattivazione, a partire dal giorno 11 marzo 2019",
                "bruno  | en | news about the profile “Labour consultants”             | you are reinstated, from March 11, 2019",
                "carla  | de | eine Mitteilung zum Profil „Arbeitsrechtsberater“       | dass Sie ab 11. März 2019 wieder eingetragen sind",
                "dario  | fr | une communication sur le profil « Consultants du travail » | votre réinscription à partir du 11 mars 2019",
                "elena  | sl | sporočilo o profilu »Svetovalci za delo«                | da ste znova vpisani (začetek: 11. marec 2019)"
            })
    void everybodyReadsItInTheirOwnLanguage(String name, String language, String subject, String text) {
        order.says(act("REACTIVATED", name, "2019-03-11")).send().receipts();

        Letter letter = mailBox.next();

        assertThat(letter.to()).isEqualTo(name + "@example.org");
        assertThat(letter.header("Subject")).contains("Inail", subject);
        assertThat(letter.text())
                .contains(
                        text,
                        "SPID, CIE, CNS",
                        "PIN INPS",
                        "06.6001",
                        "Inail risponde",
                        realm.portal().toString());
        assertThat(PersonalData.in(letter.text() + letter.header("Subject"))).isEmpty();
        assertThat(letter.text().replace(realm.portal().toString(), "")).doesNotContain("http");
    }

    @Test
    void theMethodsAreThoseOfTheDay() {
        realm.clock().freeze("2021-01-18T10:00:00+01:00");
        order.says(act("REACTIVATED", "luca", "2021-01-18")).send().receipts();
        assertThat(mailBox.next().text()).contains("SPID, CIE o CNS").doesNotContain("PIN INPS");
    }

    @Test
    void eachChangeIsToldWhenItHappens() {
        order.says(act("ENROLLED", "marta", "2019-03-11")).send().receipts();
        assertThat(mailBox.next().text()).contains("Ordine ti ha attribuito", "11 marzo 2019");

        realm.clock().freeze("2019-03-12T12:00:00+01:00");
        HttpPerson browser = new HttpPerson(realm);
        browser.tokens(browser.post(spid.answerTo(browser.ask(spid), person("marta"), Level.L2)));
        assertThat(mailBox.next().text())
                .contains("il tuo accesso ha attivato il profilo «Consulenti del lavoro»", "12 marzo 2019");

        realm.clock().freeze("2019-03-20T12:00:00+01:00");
        order.says(act("SUSPENDED", "marta", "2019-03-15")).send().receipts();
        assertThat(mailBox.next().text()).contains("è sospeso dal giorno 15 marzo 2019", "Consiglio provinciale");

        realm.clock().freeze("2019-04-20T12:00:00+02:00");
        order.says(act("REACTIVATED", "marta", "2019-04-20")).send().receipts();
        assertThat(mailBox.next().text()).contains("di nuovo attivo dal giorno 20 aprile 2019");

        realm.clock().freeze("2019-05-20T12:00:00+02:00");
        order.says(act("REVOKED", "marta", "2019-05-20")).send().receipts();
        assertThat(mailBox.next().text()).contains("è revocato dal giorno 20 maggio 2019");
    }

    @Test
    void whatLiesAheadIsToldAtOnceAndNotAgainOnItsDay() {
        order.says(act("SUSPENDED", "olga", "2019-03-01")).send().receipts();
        mailBox.next();
        Said ahead = act("REVOKED", "olga", "2019-04-01");
        order.says(ahead).send().receipts();
        assertThat(mailBox.next().text()).contains("sarà revocato dal giorno 1 aprile 2019");

        realm.clock().freeze("2019-04-02T10:00:00+02:00");
        order.says(ahead).send().receipts();
        assertNextIsOf("paolo");
    }

    @Test
    void whatChangesNothingIsNotTold() {
        Said said = act("SUSPENDED", "rita", "2019-03-01");
        order.says(said).send().receipts();
        assertThat(mailBox.next().to()).isEqualTo("rita@example.org");
        order.says(said).send().receipts();
        order.says(act("SUSPENDED", "rita", "2019-03-02")).send().receipts();
        assertNextIsOf("sara");
    }

    @Test
    void whoHasNoAddressAndWhoHasNoAccountAreNotWrittenTo() {
        order.says(act("SUSPENDED", "fabio", "2019-03-01")).send().receipts();
        order.says(act("SUSPENDED", "zeno", "2019-03-01")).send().receipts();
        assertNextIsOf("nino");
    }

    @Test
    void aMailServerThatIsBusyIsAskedAgain() {
        mailBox.refuseNext(1);
        order.says(act("SUSPENDED", "teo", "2019-03-01")).send().receipts();
        assertThat(mailBox.next().to()).isEqualTo("teo@example.org");
        assertThat(mailBox.stillToRefuse()).isZero();
    }

    @Test
    void aRegisterThatIsToWriteToNobodyDoesNot() {
        try (TestRealm silent = world.newRealm(json -> {
            prepare(json);
            Registers.of(json).putArray("mails").add("false");
        })) {
            silent.clock().freeze(TODAY);
            new Order(keycloak, silent)
                    .says(act("SUSPENDED", "luca", "2019-03-01"))
                    .send()
                    .receipts();
            assertNextIsOf("ugo");
        }
    }

    /** E-mails go out in the order in which they were queued: had there been another one, it would be here. */
    private void assertNextIsOf(String name) {
        order.says(act("SUSPENDED", name, "2019-03-02")).send().receipts();
        assertThat(mailBox.next().to()).isEqualTo(name + "@example.org");
    }

    private void prepare(ObjectNode json) {
        mailBox.serve(json);
        ArrayNode languages = json.putArray("supportedLocales");
        List.of("it", "en", "de", "fr", "sl").forEach(languages::add);
        LegacyAccounts accounts = LegacyAccounts.in(json);
        open(accounts, "anna", "it");
        open(accounts, "bruno", "en");
        open(accounts, "carla", "de");
        open(accounts, "dario", "fr");
        open(accounts, "elena", "sl");
        ITALIANS.forEach(name -> open(accounts, name, "it"));
        accounts.addWithoutPassword(person("fabio"));
    }

    private static void open(LegacyAccounts accounts, String name, String language) {
        accounts.addWithoutPassword(person(name))
                .put("email", name + "@example.org")
                .withObject("/attributes")
                .putArray("locale")
                .add(language);
    }

    private static Person person(String name) {
        return People.named(name).orElseThrow();
    }
}
