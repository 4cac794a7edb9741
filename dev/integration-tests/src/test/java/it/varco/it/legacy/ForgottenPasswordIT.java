package it.varco.it.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.KeycloakForm;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.MailBox;
import it.varco.it.kit.PasswordForm;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way by mail, where a body switches it on: it renews a password while that lives, and lets nobody in. */
@VarcoTest
class ForgottenPasswordIT {

    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final Person HASSAN = People.named("hassan").orElseThrow();
    private static final String ACCOUNT = "p-anna-of-old";
    private static final String ACCOUNT_OF_WHO_WAITS = "p-hassan-of-old";
    private static final String BEFORE_ALL_PHASES = "2020-11-15T10:00:00+01:00";
    private static final String AFTER_THE_ISSUE_STOP = "2021-03-10T10:00:00+01:00";
    private static final String AFTER_THE_LAST_DAY = "2021-10-01T00:00:00+02:00";
    private static final String NEW_PASSWORD = "una-parola-nuova";
    private static final Pattern GO_ON = Pattern.compile("href=\"(?![^\"]*kc_locale)([^\"]*/login-actions/[^\"]*)\"");
    private static final Pattern TAB = Pattern.compile("tab_id=([^&\"]*)");

    private final World world;
    private MailBox mailBox;
    private TestRealm realm;

    ForgottenPasswordIT(World world) {
        this.world = world;
    }

    @BeforeEach
    void importRealm() {
        mailBox = MailBox.open();
        realm = world.newRealm(this::withMail);
        realm.registered(HASSAN, "pending-reactivation", "legacy-dispositive");
        realm.clock().freeze(AFTER_THE_ISSUE_STOP);
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
        mailBox.close();
    }

    @Test
    void aLinkRenewsALivePasswordAndOpensNoSession() {
        HttpPerson elsewhere = new HttpPerson(realm);
        HttpPerson.Page done = choosePassword(elsewhere, elsewhere.get(linkFor(new HttpPerson(realm))));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(realm.admin().sessions(account())).isEmpty();
        assertThat(opens(NEW_PASSWORD)).isTrue();
        assertThat(opens(LegacyAccounts.PASSWORD)).isFalse();
        assertThat(realm.admin()
                        .get("/access-policy/credentials/" + account())
                        .path("issued")
                        .asText())
                .isEqualTo("2016-03-01T09:00:00Z");
    }

    @Test
    void aLinkRenewsNoPasswordThatHasEnded() {
        realm.clock().freeze(AFTER_THE_LAST_DAY);
        HttpPerson elsewhere = new HttpPerson(realm);
        choosePassword(elsewhere, elsewhere.get(linkFor(new HttpPerson(realm))));
        assertThat(realm.admin().sessions(account())).isEmpty();
        assertThat(realm.admin().events("UPDATE_CREDENTIAL_ERROR"))
                .anySatisfy(event -> assertThat(
                                event.path("details").path("varco_code").asText())
                        .startsWith("PLAN-D"));
        assertThat(opens(NEW_PASSWORD)).isFalse();
        realm.clock().freeze(AFTER_THE_ISSUE_STOP);
        assertThat(opens(LegacyAccounts.PASSWORD))
                .as("as if nothing had been asked")
                .isTrue();
        assertThat(opens(NEW_PASSWORD)).isFalse();
    }

    /** Keycloak lets whoever opens the link in the same browser go on into the application. */
    @ParameterizedTest
    @ValueSource(strings = {AFTER_THE_ISSUE_STOP, AFTER_THE_LAST_DAY})
    void aLinkInTheSameBrowserIsNoSignIn(String instant) {
        realm.clock().freeze(instant);
        HttpPerson anna = new HttpPerson(realm);
        HttpPerson.Page refused = anna.get(linkFor(anna));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body()).contains("PLAN-S01");
        assertThat(realm.admin().sessions(account())).isEmpty();
    }

    /** The help desk solves no reactivation by a password, by a link as little as by its own hand. */
    @Test
    void aLinkThatTheHelpDeskSendsRenewsNoPasswordOfWhoWaits() {
        realm.clock().freeze(BEFORE_ALL_PHASES);
        askToChoosePassword(ACCOUNT_OF_WHO_WAITS);
        HttpPerson hassan = new HttpPerson(realm);
        choosePassword(hassan, goOn(hassan, mailBox.nextLink()));
        assertThat(codes()).containsExactly("PLAN-I04");
        assertThat(opens(HASSAN, LegacyAccounts.PASSWORD)).isTrue();

        askToChoosePassword(ACCOUNT);
        HttpPerson anna = new HttpPerson(realm);
        choosePassword(anna, goOn(anna, mailBox.nextLink()));
        assertThat(codes()).as("of who waits for nothing").containsExactly("PLAN-I04");
        assertThat(opens(NEW_PASSWORD)).isTrue();
    }

    private void askToChoosePassword(String userName) {
        String id = realm.admin().user(userName).orElseThrow().path("id").asText();
        realm.admin()
                .put(
                        "/users/" + id + "/execute-actions-email",
                        JsonNodeFactory.instance.arrayNode().add("UPDATE_PASSWORD"));
    }

    /** Keycloak asks first whether the person means to. */
    private static HttpPerson.Page goOn(HttpPerson person, URI link) {
        HttpPerson.Page question = person.get(link);
        Matcher next = GO_ON.matcher(question.body());
        assertThat(next.find()).isTrue();
        return person.get(question.address().resolve(next.group(1).replace("&amp;", "&")));
    }

    /** Those of our own events: Keycloak tells of the refused form besides. */
    private List<String> codes() {
        return realm.admin().events("UPDATE_CREDENTIAL_ERROR").stream()
                .map(event -> event.path("details").path("varco_code").asText())
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Asks for the mail as the link of Keycloak's own sign-in page does, and opens the mail. */
    private URI linkFor(HttpPerson anna) {
        Matcher tab = TAB.matcher(anna.openSignIn().body());
        assertThat(tab.find()).isTrue();
        HttpPerson.Page question =
                anna.get(realm.url("/login-actions/reset-credentials?client_id=portal&tab_id=" + tab.group(1)));
        KeycloakForm.on(question).send(anna, Map.of("username", ACCOUNT));
        return mailBox.nextLink();
    }

    private static HttpPerson.Page choosePassword(HttpPerson person, HttpPerson.Page form) {
        return KeycloakForm.on(form)
                .send(person, Map.of("password-new", NEW_PASSWORD, "password-confirm", NEW_PASSWORD));
    }

    private boolean opens(String password) {
        return opens(ANNA, password);
    }

    private boolean opens(Person person, String password) {
        return PasswordForm.directGrant(realm, person.fiscalCode(), password).status() == 200;
    }

    private String account() {
        return realm.admin().user(ACCOUNT).orElseThrow().path("id").asText();
    }

    private void withMail(ObjectNode json) {
        mailBox.serve(json);
        json.put("resetPasswordAllowed", true);
        PasswordForm.allowDirectGrant(json);
        json.put("quickLoginCheckMilliSeconds", 0);
        LegacyAccounts accounts = LegacyAccounts.in(json);
        ObjectNode anna = accounts.add(ANNA, LegacyAccounts.OF_2016);
        anna.put("email", "somebody@example.org").put("emailVerified", true);
        LegacyAccounts.grant(anna, "lavoratori", "open", "active");
        ObjectNode hassan = accounts.add(HASSAN, LegacyAccounts.OF_2016);
        hassan.put("email", "somebody-else@example.org").put("emailVerified", true);
    }
}
