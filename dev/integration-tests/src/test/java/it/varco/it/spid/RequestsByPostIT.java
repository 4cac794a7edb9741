package it.varco.it.spid;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.Visitors;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The other binding: the request travels in a form of the page. */
@VarcoTest
class RequestsByPostIT {

    private final TestRealm realm;
    private final SpidTestIdentityProviders providers;

    RequestsByPostIT(TestRealm realm, SpidTestIdentityProviders providers) {
        this.realm = realm;
        this.providers = providers;
    }

    @BeforeEach
    void theRealmAsksByPost() {
        realm.admin()
                .updateIdentityProvider(
                        "spid", provider -> ((ObjectNode) provider.get("config")).put("requestBinding", "POST"));
    }

    @Test
    void theFormGoesByItself(Visitor person) {
        choose(person);
        assertThat(person.page()).hasTitle(Pattern.compile("Beta Identità"));
        assertThat(providers.refusals()).isEmpty();
    }

    @Test
    void withoutJavaScriptAButtonSendsIt(Visitors visitors) {
        Visitor person = visitors.next(options -> options.setJavaScriptEnabled(false));
        choose(person);
        person.picture("request-by-post-without-javascript");
        person.page().getByRole(AriaRole.BUTTON).click();
        assertThat(person.page()).hasTitle(Pattern.compile("Beta Identità"));
        assertThat(providers.refusals()).isEmpty();
    }

    private void choose(Visitor person) {
        person.open(realm.portal());
        person.click("login");
        person.page()
                .getByText("Entra con SPID", new Page.GetByTextOptions().setExact(true))
                .click();
        person.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Beta Identità"))
                .click();
    }
}
