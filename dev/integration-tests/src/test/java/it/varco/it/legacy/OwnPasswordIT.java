package it.varco.it.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakForm;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.Level;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import it.varco.testidp.TestIdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The account console: a person changes the password that she has, for as long as the plan says (R-01, A-17 both ways). */
@VarcoTest
class OwnPasswordIT {

    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final String CONSOLE = "account-console";
    private static final String LAST_SECOND_OF_ISSUING = "2021-02-27T23:59:59+01:00";
    private static final String ISSUING_IS_OVER = "2021-02-28T00:00:00+01:00";
    private static final String AFTER_THE_LAST_DAY = "2021-10-01T00:00:00+02:00";
    private static final String NEW_PASSWORD = "una-parola-nuova";

    private final World world;
    private final TestIdentityProvider spid;

    OwnPasswordIT(World world, SpidTestIdentityProviders providers) {
        this.world = world;
        this.spid = providers.named("alfa");
    }

    @Test
    void aLivePasswordIsChangedAlsoAfterTheIssueStop() {
        try (TestRealm realm = world.newRealm(OwnPasswordIT::withAnna)) {
            realm.clock().freeze(ISSUING_IS_OVER);
            HttpPerson.Page done = changesPassword(realm);
            assertThat(done.address().toString()).as(done.text()).contains("kc_action_status=success");
            assertThat(opens(realm, NEW_PASSWORD)).isTrue();
            assertThat(opens(realm, LegacyAccounts.PASSWORD)).isFalse();
            assertThat(realm.admin()
                            .get("/access-policy/credentials/" + account(realm))
                            .path("issued")
                            .asText())
                    .isEqualTo("2016-03-01T09:00:00Z");
        }
    }

    @Test
    void whereARenewalIsAnIssueItEndsWithIssuing() {
        try (TestRealm realm = world.newRealm(OwnPasswordIT::withStrictPlan)) {
            realm.clock().freeze(ISSUING_IS_OVER);
            HttpPerson.Page refused = changesPassword(realm);
            assertThat(refused.address().toString()).doesNotContain("/account/");
            assertThat(refused.text()).contains("SPID");
            assertThat(codes(realm)).contains("PLAN-I01");
            assertThat(opens(realm, NEW_PASSWORD)).isFalse();
            assertThat(opens(realm, LegacyAccounts.PASSWORD)).isTrue();

            realm.clock().freeze(LAST_SECOND_OF_ISSUING);
            assertThat(changesPassword(realm).address().toString()).contains("kc_action_status=success");
            assertThat(opens(realm, NEW_PASSWORD)).isTrue();
        }
    }

    /** Who comes in by SPID still has the old password in the account, and may not make it new. */
    @Test
    void aPasswordThatHasEndedIsNotChangedFromAStrongSessionEither() {
        try (TestRealm realm = world.newRealm(OwnPasswordIT::withAnna)) {
            realm.clock().freeze(AFTER_THE_LAST_DAY);
            HttpPerson anna = new HttpPerson(realm);
            anna.post(spid.answerTo(anna.ask(spid), ANNA, Level.L2));
            HttpPerson.Page form = anna.openSignInTo(CONSOLE, console(realm), "kc_action=UPDATE_PASSWORD");
            HttpPerson.Page refused = choosePassword(anna, form);
            assertThat(refused.address().toString()).doesNotContain("kc_action_status");
            assertThat(codes(realm)).isNotEmpty().allMatch(code -> code.startsWith("PLAN-D"));
            realm.clock().freeze(ISSUING_IS_OVER);
            assertThat(opens(realm, LegacyAccounts.PASSWORD)).isTrue();
            assertThat(opens(realm, NEW_PASSWORD)).isFalse();
        }
    }

    @Test
    void theConsoleItselfIsLeftWithTheOldPassword() {
        try (TestRealm realm = world.newRealm(OwnPasswordIT::withAnna)) {
            realm.clock().freeze(ISSUING_IS_OVER);
            HttpPerson anna = new HttpPerson(realm);
            JsonNode tokens = anna.tokensOf(CONSOLE, signsIn(realm, anna));
            tokens = refresh(realm, anna, tokens);
            assertThat(tokens.path("access_token").isTextual())
                    .as(tokens.toString())
                    .isTrue();
            realm.clock().freeze(AFTER_THE_LAST_DAY);
            JsonNode refused = refresh(realm, anna, tokens);
            assertThat(refused.path("error").asText()).as(refused.toString()).isEqualTo("invalid_grant");
            assertThat(refused.path("error_description").asText()).startsWith("PLAN-D");
        }
    }

    /** A code of the last second is redeemed in the next one. */
    @Test
    void aCodeForTheConsoleIsWorthNothingAfterTheLastDay() {
        try (TestRealm realm = world.newRealm(OwnPasswordIT::withAnna)) {
            realm.clock().freeze(ISSUING_IS_OVER);
            HttpPerson anna = new HttpPerson(realm);
            HttpPerson.Page arrived = signsIn(realm, anna);
            realm.clock().freeze(AFTER_THE_LAST_DAY);
            JsonNode refused = anna.tokensOf(CONSOLE, arrived);
            assertThat(refused.path("error").asText()).as(refused.toString()).isEqualTo("invalid_grant");
        }
    }

    private static HttpPerson.Page changesPassword(TestRealm realm) {
        HttpPerson anna = new HttpPerson(realm);
        return choosePassword(anna, signsIn(realm, anna, "kc_action=UPDATE_PASSWORD"));
    }

    private static HttpPerson.Page signsIn(TestRealm realm, HttpPerson anna, String... parameters) {
        HttpPerson.Page accessPage = anna.openSignInTo(CONSOLE, console(realm), parameters);
        return PasswordForm.post(anna, accessPage, ANNA.fiscalCode(), LegacyAccounts.PASSWORD);
    }

    private static HttpPerson.Page choosePassword(HttpPerson person, HttpPerson.Page form) {
        return KeycloakForm.on(form)
                .send(person, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
    }

    private static JsonNode refresh(TestRealm realm, HttpPerson anna, JsonNode tokens) {
        return HttpPerson.json(anna.post(
                realm.url("/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        CONSOLE,
                        "refresh_token",
                        tokens.path("refresh_token").asText())));
    }

    private static boolean opens(TestRealm realm, String password) {
        return PasswordForm.directGrant(realm, ANNA.fiscalCode(), password).status() == 200;
    }

    private static List<String> codes(TestRealm realm) {
        return realm.admin().events("UPDATE_CREDENTIAL_ERROR").stream()
                .map(event -> event.path("details").path("varco_code").asText())
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String account(TestRealm realm) {
        return realm.admin().user("p-anna-of-old").orElseThrow().path("id").asText();
    }

    private static URI console(TestRealm realm) {
        return realm.url("/account/");
    }

    private static void withAnna(ObjectNode json) {
        PasswordForm.allowDirectGrant(json);
        json.put("quickLoginCheckMilliSeconds", 0);
        LegacyAccounts.grant(LegacyAccounts.in(json).add(ANNA, LegacyAccounts.OF_2016), "lavoratori", "open", "active");
    }

    private static void withStrictPlan(ObjectNode json) {
        withAnna(json);
        json.path("components").findParents("providerId").stream()
                .filter(component -> component.path("providerId").asText().equals("varco-plan"))
                .map(component -> (ArrayNode) component.path("config").path("document"))
                .forEach(document -> document.set(0, strict(document.get(0).asText())));
    }

    private static JsonNode strict(String plan) {
        try {
            ObjectNode document = (ObjectNode) new ObjectMapper().readTree(plan);
            return JsonNodeFactory.instance.textNode(
                    document.put("renewal", "is-issuance").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
