package it.varco.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.TargetKeycloak;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.Visitor;
import it.varco.it.kit.World;
import org.junit.jupiter.api.Test;

@VarcoTest
class BrowserReachesAllPartsIT {

    @Test
    void theConsoleAsksForTheAdministrator(Visitor administrator, TargetKeycloak keycloak) {
        Page page = administrator.open(keycloak.baseUrl().resolve("/admin/"));
        assertThat(page.locator("#username")).isVisible();
        administrator.picture("console-login");
    }

    @Test
    void thePortalSaysHowToComeIn(Visitor citizen, TestRealm realm) {
        Page page = citizen.open(realm.portal());
        assertThat(page).hasTitle("Portale dei servizi");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accedi")))
                .isVisible();
        citizen.picture("portal-welcome");
    }

    @Test
    void thePortalSaysPlainlyThatASignInDidNotHappen(Visitor citizen, TestRealm realm) {
        Page page = citizen.open(
                realm.portal().resolve("/callback?error=access_denied&error_description=%3Cb%3Evarco-01&state=x"));
        assertThat(page.getByTestId("error")).hasText("access_denied");
        assertThat(page.getByTestId("error-description")).hasText("<b>varco-01");
        citizen.picture("portal-refused");
    }

    @Test
    void theTestIdentityProvidersAnswer(Visitor developer, World world) {
        developer.open(world.identityProviders().baseUrl());
        developer.picture("test-identity-providers");
    }
}
