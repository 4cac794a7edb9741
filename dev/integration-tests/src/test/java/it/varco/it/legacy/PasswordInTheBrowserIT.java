package it.varco.it.legacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import it.varco.it.kit.LegacyAccounts;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.World;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import org.junit.jupiter.api.Test;

/** A person with the old password at a browser. */
@VarcoTest
class PasswordInTheBrowserIT {

    private static final Person FABIO = People.named("fabio").orElseThrow();

    @Test
    void typesThePasswordWrongAndThenRight(World world, Visitor fabio) {
        try (TestRealm realm = world.newRealm(json -> {
            json.put("quickLoginCheckMilliSeconds", 0);
            LegacyAccounts.grant(LegacyAccounts.in(json).add(FABIO, LegacyAccounts.OF_2016), "ditte", "open", "active");
        })) {
            realm.clock().freeze("2020-10-15T10:00:00+02:00");
            fabio.open(realm.portal());
            fabio.click("login");
            type(fabio, "una-parola-sbagliata");
            assertThat(fabio.page().locator("form .alert-danger, .varco-card .alert-danger"))
                    .containsText("Codice fiscale o password non validi");
            fabio.picture("legacy-wrong-password");
            type(fabio, LegacyAccounts.PASSWORD);
            assertThat(fabio.page().locator("h1")).hasText("Accesso eseguito");
        }
    }

    private static void type(Visitor person, String password) {
        person.page().locator("#username").fill(FABIO.fiscalCode());
        person.page().locator("#password").fill(password);
        person.page().locator("form:has(#password) button[type=submit]").click();
    }
}
