package it.varco.it.spid;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.HttpPerson;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.testidp.People;
import it.varco.testidp.Person;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The main job, as a person does it: portal, access page, identity provider, portal. */
@VarcoTest
class CitizenSignsInIT {

    private static final Person ANNA = People.named("anna").orElseThrow();
    private static final Person OLGA = People.named("olga").orElseThrow();

    private final TestRealm realm;
    private final SpidTestIdentityProviders providers;

    CitizenSignsInIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.providers = providers;
    }

    @Test
    void signsInWithSpidAndThePortalKnowsWhoAndHow(Visitor anna) {
        openAccessPage(anna);
        anna.picture("access-page");
        choose(anna, "Alfa Identità");
        anna.picture("identity-provider");
        giveCredentials(anna, ANNA);
        anna.picture("identity-provider-consent");
        consent(anna);

        assertThat(anna.page().getByTestId("name")).hasText("Anna Ferri");
        assertThat(anna.page().getByTestId("acr-value")).hasText("https://www.spid.gov.it/SpidL2");
        assertThat(anna.page().getByTestId("amr")).containsText("spid");
        assertThat(anna.page().getByTestId("fiscal-number")).hasText(ANNA.fiscalCode());
        anna.picture("portal-signed-in-with-spid");

        anna.click("logout");
        assertThat(anna.page().getByTestId("login")).isVisible();
        assertThat(realm.admin().sessions(account(ANNA))).isEmpty();
        assertThat(providers.refusals()).isEmpty();
    }

    @Test
    void isTheSameAccountThroughAnotherEntry(Visitor first, Visitor second) {
        Person bruno = People.named("bruno").orElseThrow();
        signIn(first, bruno, "Beta Identità");
        signIn(second, bruno, "Gamma Identità");
        assertThat(realm.admin().federatedIdentities(account(bruno))).hasSize(1);
    }

    @Test
    void cancelsAndReadsSoAndTriesAgain(Visitor olga) {
        openAccessPage(olga);
        choose(olga, "Beta Identità");
        press(olga, "Annulla");
        assertThat(heading(olga)).hasText("Accesso annullato");
        olga.picture("refused-cancelled");

        link(olga, "Riprova").click();
        choose(olga, "Beta Identità");
        giveCredentials(olga, OLGA);
        consent(olga);
        assertThat(olga.page().getByTestId("name")).hasText("Olga Marin");
    }

    @Test
    void refusesConsentAndReadsSo(Visitor olga) {
        openAccessPage(olga);
        choose(olga, "Gamma Identità");
        giveCredentials(olga, OLGA);
        press(olga, "Non acconsento");
        assertThat(heading(olga)).containsText("consenso");
        olga.picture("refused-no-consent");
    }

    @Test
    void goesBackAndChoosesAnotherEntry(Visitor olga) {
        openAccessPage(olga);
        choose(olga, "Alfa Identità");
        assertThat(olga.page()).hasTitle(Pattern.compile("Alfa Identità"));
        olga.page().goBack();
        choose(olga, "Beta Identità");
        giveCredentials(olga, OLGA);
        consent(olga);
        assertThat(olga.page().getByTestId("name")).hasText("Olga Marin");
    }

    @Test
    void isSentStraightToTheEntryThatTheApplicationNames(Visitor olga) {
        olga.open(realm.url("/protocol/openid-connect/auth?client_id=portal&response_type=code&scope=openid"
                + "&redirect_uri=" + HttpPerson.encode(realm.portal() + "/callback")
                + "&code_challenge_method=S256&code_challenge=" + "x".repeat(43)
                + "&kc_idp_hint=spid&idp="
                + HttpPerson.encode(providers.named("gamma").entityId())));
        assertThat(olga.page()).hasTitle(Pattern.compile("Gamma Identità"));
    }

    @Test
    void choosesOnThePageOfAllEntriesWhenTheApplicationNamesNone(Visitor olga) {
        olga.open(realm.url("/protocol/openid-connect/auth?client_id=portal&response_type=code&scope=openid"
                + "&redirect_uri=" + HttpPerson.encode(realm.portal() + "/callback")
                + "&code_challenge_method=S256&code_challenge=" + "x".repeat(43) + "&kc_idp_hint=spid"));
        olga.picture("chooser");
        link(olga, "Alfa Identità").click();
        assertThat(olga.page()).hasTitle(Pattern.compile("Alfa Identità"));
    }

    private String account(Person person) {
        List<JsonNode> accounts = realm.admin().usersWith("fiscalNumber", person.fiscalCode());
        assertThat(accounts).hasSize(1);
        return accounts.get(0).get("id").asText();
    }

    private void signIn(Visitor visitor, Person person, String entry) {
        openAccessPage(visitor);
        choose(visitor, entry);
        giveCredentials(visitor, person);
        consent(visitor);
        assertThat(visitor.page().getByTestId("fiscal-number")).hasText(person.fiscalCode());
    }

    private void openAccessPage(Visitor visitor) {
        visitor.open(realm.portal());
        visitor.click("login");
    }

    private static void choose(Visitor visitor, String entry) {
        assertThat(heading(visitor)).hasText("Accedi");
        if (!link(visitor, entry).isVisible()) {
            visitor.page()
                    .getByText("Entra con SPID", new Page.GetByTextOptions().setExact(true))
                    .click();
        }
        link(visitor, entry).click();
    }

    private static void giveCredentials(Visitor visitor, Person person) {
        visitor.page().locator("input[name=username]").fill(person.userName());
        visitor.page().locator("input[name=password]").fill(People.PASSWORD);
        press(visitor, "Entra");
    }

    private static void consent(Visitor visitor) {
        press(visitor, "Acconsento");
    }

    private static void press(Visitor visitor, String button) {
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator link(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Visitor visitor) {
        return visitor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }
}
