package it.varco.it.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who has the right fiscal code and password gets in; of everybody else nobody learns anything. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordSignInIT {

    private static final Person ANNA = named("anna");
    private static final String WHILE_OPEN = "2020-10-15T10:00:00+02:00";
    private static final int FAILURES_UNTIL_LOCKED_OUT = 20;
    private static final int TRIES = 9;

    /** Enough for the hash to be most of an answer's time. */
    private static final int ROUNDS = 150_000;

    /** Each way to be refused, by its code, with what is typed. */
    private static final Map<String, String[]> REFUSALS = new LinkedHashMap<>();

    static {
        REFUSALS.put("PLAN-P01", new String[] {named("bruno").fiscalCode(), "una-parola-sbagliata"});
        REFUSALS.put("PLAN-P02", new String[] {named("rita").fiscalCode(), LegacyAccounts.PASSWORD});
        REFUSALS.put("PLAN-P04", new String[] {named("carla").fiscalCode(), LegacyAccounts.PASSWORD});
        REFUSALS.put("PLAN-P05", new String[] {named("dario").fiscalCode(), LegacyAccounts.PASSWORD});
        REFUSALS.put("PLAN-P06", new String[] {named("elena").fiscalCode(), LegacyAccounts.PASSWORD});
        REFUSALS.put("PLAN-P07", new String[] {named("fabio").fiscalCode(), LegacyAccounts.PASSWORD});
    }

    private TestRealm realm;

    @BeforeAll
    void importRealm(World world) throws InterruptedException {
        realm = world.newRealm(PasswordSignInIT::people);
        realm.clock().freeze(WHILE_OPEN);
        lockOut(named("fabio"));
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @BeforeEach
    void open() {
        realm.clock().freeze(WHILE_OPEN);
    }

    @Test
    void letsInByFiscalCodeAndPassword() {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page arrived =
                PasswordForm.post(person, person.openSignIn(), ANNA.fiscalCode(), LegacyAccounts.PASSWORD);

        JsonNode claims = person.claims(arrived);
        assertThat(claims.get("acr").asText()).isEqualTo("urn:varco:acr:legacy-dispositive");
        assertThat(claims.get("amr")).extracting(JsonNode::asText).containsExactly("pwd");
    }

    @Test
    void forgivesSmallLettersAndBlanks() {
        assertThat(PasswordForm.signIn(realm, " " + ANNA.fiscalCode().toLowerCase() + " ", LegacyAccounts.PASSWORD)
                        .address()
                        .toString())
                .startsWith(realm.portal() + "/callback?");
    }

    @Test
    void knowsNobodyByTheNameOfTheAccount() {
        assertRefused(PasswordForm.signIn(realm, "p-anna-of-old", LegacyAccounts.PASSWORD));
    }

    @Test
    void everythingThatIsNotRightLooksAlikeOnThePage() {
        List<String> pages = new ArrayList<>();
        REFUSALS.forEach((code, typed) -> {
            realm.admin().clearEvents();
            HttpPerson.Page page = PasswordForm.signIn(realm, typed[0], typed[1]);
            assertRefused(page);
            pages.add(withoutWhatChanges(page.body(), typed[0]));
            assertThat(codes("LOGIN_ERROR")).as(code).containsExactly(code);
        });
        assertThat(pages).allMatch(pages.get(0)::equals);
    }

    @Test
    void everythingThatIsNotRightLooksAlikeToAMachine() {
        List<String> answers = new ArrayList<>();
        REFUSALS.forEach((code, typed) -> {
            realm.admin().clearEvents();
            HttpPerson.Page answer = PasswordForm.directGrant(realm, typed[0], typed[1]);
            assertThat(answer.status()).isEqualTo(400);
            answers.add(answer.body());
            assertThat(codes("LOGIN_ERROR")).as(code).containsExactly(code);
        });
        assertThat(answers)
                .containsOnly("{\"error\":\"invalid_grant\",\"error_description\":\"Invalid user credentials\"}");
    }

    @Test
    void everythingThatIsNotRightTakesTheSameTime() {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(REFUSALS.keySet());
        for (int i = 0; i < TRIES; i++) {
            // What Keycloak still does after one answer must not always fall on the same next one.
            Collections.rotate(order, 1);
            order.forEach(code -> {
                String[] typed = REFUSALS.get(code);
                long start = System.nanoTime();
                PasswordForm.directGrant(realm, typed[0], typed[1]);
                times.computeIfAbsent(code, key -> new ArrayList<>()).add(System.nanoTime() - start);
            });
        }
        long wrongPassword = median(times.get("PLAN-P01"));
        times.forEach((code, taken) ->
                assertThat((double) median(taken) / wrongPassword).as(code).isBetween(0.4, 2.5));
    }

    @Test
    void directGrantLetsInByTheSameCredentials() {
        JsonNode tokens = HttpPerson.json(PasswordForm.directGrant(realm, ANNA.fiscalCode(), LegacyAccounts.PASSWORD));
        assertThat(HttpPerson.decode(tokens.get("access_token").asText())
                        .get("acr")
                        .asText())
                .isEqualTo("urn:varco:acr:legacy-dispositive");
    }

    @Test
    void noEventNamesWhoTyped() {
        PasswordForm.signIn(realm, ANNA.fiscalCode(), LegacyAccounts.PASSWORD);
        PasswordForm.signIn(realm, ANNA.fiscalCode(), "una-parola-sbagliata");
        PasswordForm.signIn(realm, named("rita").fiscalCode(), "una-parola-sbagliata");
        assertThat(realm.admin().events().toString())
                .doesNotContainIgnoringCase(ANNA.fiscalCode())
                .doesNotContainIgnoringCase(named("rita").fiscalCode());
    }

    @Test
    void theFormIsGoneFromTheDayOnWhichNobodyMayUseIt() {
        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        assertThat(PasswordForm.isOn(new HttpPerson(realm).openSignIn())).isTrue();
        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        HttpPerson.Page page = new HttpPerson(realm).openSignIn();
        assertThat(page.status()).isEqualTo(200);
        assertThat(PasswordForm.isOn(page)).isFalse();
    }

    @Test
    void aFormThatWasOpenedBeforeMidnightIsRefusedAfterIt() {
        realm.clock().freeze("2021-09-30T23:59:59+02:00");
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page form = person.openSignIn();
        realm.clock().freeze("2021-10-01T00:00:00+02:00");
        realm.admin().clearEvents();
        HttpPerson.Page page = PasswordForm.post(person, form, ANNA.fiscalCode(), LegacyAccounts.PASSWORD);

        assertThat(page.text()).contains("Le credenziali Inail non sono più ammesse");
        assertThat(PasswordForm.isOn(page)).isFalse();
        assertThat(codes("LOGIN_ERROR")).containsExactly("PLAN-P09");
        assertThat(PasswordForm.directGrant(realm, ANNA.fiscalCode(), LegacyAccounts.PASSWORD)
                        .status())
                .isEqualTo(400);
    }

    private void assertRefused(HttpPerson.Page page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Codice fiscale o password non validi.");
        assertThat(PasswordForm.isOn(page)).isTrue();
    }

    private List<String> codes(String type) {
        return realm.admin().events(type).stream()
                .map(event -> event.path("details").path("varco_code").asText())
                .toList();
    }

    private void lockOut(Person person) throws InterruptedException {
        String id = realm.admin()
                .usersWith("fiscalNumber", person.fiscalCode())
                .get(0)
                .path("id")
                .asText();
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (!realm.admin()
                .get("/attack-detection/brute-force/users/" + id)
                .path("disabled")
                .asBoolean()) {
            assertThat(System.nanoTime()).as("never locked out").isLessThan(deadline);
            PasswordForm.directGrant(realm, person.fiscalCode(), "una-parola-sbagliata");
        }
    }

    private static void people(ObjectNode json) {
        PasswordForm.allowDirectGrant(json);
        json.put(
                "passwordPolicy",
                "hashAlgorithm(pbkdf2-sha256) and hashIterations(%d) and varco-issuance-stop(undefined)"
                        .formatted(ROUNDS));
        json.put("failureFactor", FAILURES_UNTIL_LOCKED_OUT)
                .put("quickLoginCheckMilliSeconds", 0)
                .put("waitIncrementSeconds", 900)
                .put("maxFailureWaitSeconds", 900);
        LegacyAccounts accounts = LegacyAccounts.in(json, ROUNDS);
        LegacyAccounts.grant(accounts.add(ANNA, LegacyAccounts.OF_2016), "lavoratori", "open", "active");
        accounts.add(named("bruno"), LegacyAccounts.OF_2016);
        accounts.addWithoutPassword(named("carla"));
        accounts.addWithoutRecord(named("dario"));
        accounts.add(named("elena"), LegacyAccounts.OF_2016).put("enabled", false);
        accounts.add(named("fabio"), LegacyAccounts.OF_2016);
    }

    private static String withoutWhatChanges(String body, String typed) {
        return body.replaceAll("(session_code|tab_id|execution|client_data)=[^&\"]*", "$1")
                .replaceAll("(?s)<ul class=\"varco-providers\">.*?</ul>", "")
                .replace(typed, "")
                .replaceAll("[A-Za-z0-9+/_=-]{32,}", "");
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
