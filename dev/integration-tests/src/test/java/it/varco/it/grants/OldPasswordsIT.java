package it.varco.it.grants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a changed fiscal code makes of the password that the account had. */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OldPasswordsIT {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]*authenticate[^\"]*)\"");

    private TestRealm realm;
    private Desk desk;

    @BeforeAll
    void importRealm(World world, TargetKeycloak keycloak) {
        realm = world.newRealm(json -> {
            for (String name : new String[] {"anna", "bruno", "carla"}) {
                LegacyAccounts.in(json).add(named(name), LegacyAccounts.OF_2016);
            }
            LegacyAccounts.in(json).addWithoutPassword(named("dario"));
        });
        realm.clock().freeze("2020-10-15T10:00:00+02:00");
        desk = new Desk(realm, keycloak);
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @Test
    void stayWithThePersonWhoseCodeWasCorrected() {
        Person after = named("elena");
        Desk.Answer changed = change(named("anna"), after, "keep");
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        assertThat(byPassword(after).address().toString()).startsWith(realm.portal() + "/callback?");
    }

    @Test
    void goWithThePersonWhoseCodeItWas() {
        Person after = named("fabio");
        String account = realm.admin()
                .usersWith("fiscalNumber", named("bruno").fiscalCode())
                .get(0)
                .path("id")
                .asText();
        assertThat(byPassword(named("bruno")).address().toString()).startsWith(realm.portal() + "/callback?");

        Desk.Answer changed = change(named("bruno"), after, "remove");

        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        assertThat(changed.json().path("account").asText()).isEqualTo(account);
        realm.admin().clearEvents();
        HttpPerson.Page refused = byPassword(after);
        assertThat(refused.body()).contains("name=\"password\"");
        assertThat(realm.admin().sessions(account)).isEmpty();
        assertThat(realm.admin().events("LOGIN_ERROR"))
                .extracting(event -> event.path("details").path("varco_code").asText())
                .containsExactly("PLAN-P04");
        JsonNode user = realm.admin().get("/users/" + account);
        assertThat(user.path("attributes").has("varco.legacy-credential")).isFalse();
        assertThat(realm.admin().get("/users/" + account + "/credentials")).isEmpty();
    }

    @Test
    void areNotForgottenByWhoeverChangesTheCode() {
        Desk.Answer unsaid = change(named("carla"), named("giulia"), "");
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.code()).isEqualTo("GRANT-B04");
        assertThat(change(named("carla"), named("giulia"), "maybe").code()).isEqualTo("GRANT-B01");
        assertThat(realm.admin().usersWith("fiscalNumber", named("giulia").fiscalCode()))
                .isEmpty();
        assertThat(byPassword(named("carla")).address().toString()).startsWith(realm.portal() + "/callback?");
    }

    @Test
    void needNoWordWhereThereIsNone() {
        assertThat(change(named("dario"), named("hassan"), "").status()).isEqualTo(200);
    }

    private Desk.Answer change(Person before, Person after, String password) {
        ObjectNode body = Desk.about(before, "newFiscalCode", after.fiscalCode(), "act", "12/2020");
        return desk.fiscalCode("", password.isEmpty() ? body : body.put("password", password));
    }

    private HttpPerson.Page byPassword(Person who) {
        HttpPerson person = new HttpPerson(realm);
        HttpPerson.Page page = person.openSignIn();
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.text()).isTrue();
        return person.post(
                page.address().resolve(form.group(1).replace("&amp;", "&")),
                Map.of("username", who.fiscalCode(), "password", LegacyAccounts.PASSWORD));
    }

    private static Person named(String name) {
        return People.named(name).orElseThrow();
    }
}
