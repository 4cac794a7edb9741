package it.varco.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.varco.demo.cast.Cast;
import it.varco.demo.cast.CastMember;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.InpsPeople;
import it.varco.testidp.People;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody whom the demo and the tests talk about, as the import and the load of the register bring them in. */
@VarcoTest
class CastIT {

    private static final String ROME_APRIL_11 = "2016-04-10T22:00:00Z";

    private final TestRealm realm;

    CastIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    static void load(TestRealm realm) {
        realm.loadCast();
    }

    @Test
    void everybodyHasOneAccount() {
        assertThat(realm.admin().users()).hasSameSizeAs(Cast.all());
        assertThat(Cast.all())
                .allSatisfy(member -> assertThat(
                                account(member.userName()).path("username").asText())
                        .startsWith("p-"));
    }

    @Test
    void aSecondLoadChangesNothing() {
        List<JsonNode> before = realm.admin().users();
        ImportAnswer again = ImportAnswer.of(realm.importPeople(Cast.lines()));
        assertThat(again.totals()).containsExactly(0, 0, Cast.all().size(), 0, 0);
        assertThat(realm.loadRegister(Cast.register()).body()).contains("\"loaded\":0,\"known\":6,\"refused\":0");
        assertThat(realm.admin().users()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "anna, consulenti-del-lavoro, register, active",
        "bruno, avvocati, office, active",
        "bruno, ditte, open, active",
        "carla, patronati-zonali, delegation, active",
        "carla, lavoratori, open, active",
        "ada, patronati-nazionali, office, active",
        "dario, lavoratori, open, active",
        "elena, amministrazioni-statali-gestione-conto-stato, office, active",
        "teo, amministrazioni-statali-gestione-conto-stato, delegation, active",
        "fabio, ditte, open, active",
        "giulia, consulenti-del-lavoro, register, active",
        "hassan, consulenti-del-lavoro, register, active",
        "irene, consulenti-del-lavoro, register, suspended",
        "luca, consulenti-del-lavoro, register, suspended",
        "paolo, medici-esterni, office, asked",
        "olga, consulenti-del-lavoro, register, active",
        "marta, consulenti-del-lavoro, delegation, active",
        "ivo, consulenti-del-lavoro, delegation, active",
        "sara, utenti-legittimati-l12-1979, office, active",
        "viola, lavoratori, open, active",
        "zeno, ditte, open, active",
        "leo, lavoratori, open, active"
    })
    void holdsWhatTheTableSays(String userName, String profile, String source, String state) {
        assertThat(values(account(userName), "varco.grants"))
                .anySatisfy(grant -> assertThat(grant)
                        .contains("\"profile\":\"" + profile + "\"", "\"source\":\"" + source + "\"")
                        .matches(".*\"state\":\"" + state + "\"[^{]*"));
    }

    @ParameterizedTest
    @CsvSource({"ugo", "rita", "ufficio", "helpdesk", "registro", "direzione", "audit"})
    void holdsNothing(String userName) {
        assertThat(values(account(userName), "varco.grants")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"carla, ada", "teo, elena", "marta, anna", "ivo, marta"})
    void actsFor(String delegate, String delegator) {
        assertThat(values(account(delegate), "varco.grants").get(0))
                .contains("\"delegator\":\"" + account(delegator).path("id").asText() + "\"");
    }

    @Test
    void annasPasswordWasGivenOutInApril() {
        JsonNode anna = account("anna");
        assertThat(values(anna, "varco.legacy-credential"))
                .singleElement()
                .asString()
                .contains("\"class\":\"legacy-dispositive\"", "\"issued\":\"" + ROME_APRIL_11 + "\"");
        assertThat(credentials(anna)).hasSize(1);
        assertThat(credentials(account("dario"))).isEmpty();
        assertThat(values(account("dario"), "varco.legacy-credential")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ufficio, varco-office",
        "helpdesk, varco-help-desk",
        "registro, varco-register-operator",
        "direzione, varco-director",
        "audit, varco-auditor"
    })
    void operatorsHaveTheirRole(String userName, String role) {
        JsonNode roles =
                realm.admin().get("/users/" + account(userName).path("id").asText() + "/role-mappings/realm");
        assertThat(roles.findValuesAsText("name")).contains(role);
    }

    @Test
    void ninoIsKnownToSpidAlone() {
        String code = People.named("nino").orElseThrow().fiscalCode();
        assertThat(Cast.all()).extracting(CastMember::fiscalCode).doesNotContain(code);
        assertThat(realm.admin().usersWith("fiscalNumber", code)).isEmpty();
    }

    @Test
    void everybodyElseWhomAnIdentityProviderKnowsIsHere() {
        assertThat(Cast.all())
                .extracting(CastMember::fiscalCode)
                .containsAll(People.all().stream()
                        .filter(person -> !person.userName().equals("nino"))
                        .map(person -> person.fiscalCode())
                        .toList())
                .containsAll(InpsPeople.all().stream()
                        .map(person -> person.fiscalCode())
                        .toList());
    }

    private JsonNode account(String userName) {
        List<JsonNode> found =
                realm.admin().usersWith("fiscalNumber", Cast.named(userName).fiscalCode());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private JsonNode credentials(JsonNode account) {
        return realm.admin().get("/users/" + account.path("id").asText() + "/credentials");
    }

    private static List<String> values(JsonNode account, String name) {
        List<String> values = new ArrayList<>();
        account.path("attributes").path(name).forEach(value -> values.add(value.asText()));
        return values;
    }
}
