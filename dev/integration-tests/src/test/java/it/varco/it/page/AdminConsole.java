package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.demo.keycloak.KeycloakProcess;
import it.varco.it.kit.Visitor;
import java.net.URI;

/** Keycloak's admin console, in English, on the pages of one realm. */
public record AdminConsole(Page page, URI keycloak, String realm) {

    /** The master realm's administrator signs in and looks at the flows of a realm. */
    public static AdminConsole signIn(Visitor administrator, URI keycloak, String realm) {
        AdminConsole console = new AdminConsole(administrator.page(), keycloak, realm);
        console.open("authentication");
        console.page().fill("#username", KeycloakProcess.ADMIN_USERNAME);
        console.page().fill("#password", KeycloakProcess.ADMIN_PASSWORD);
        console.page().click("#kc-login");
        console.link("browser").waitFor();
        return console;
    }

    /** Makes a copy of a flow of the list and opens it. */
    public FlowEditor duplicateFlow(String name, String newName) {
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHas(link(name)))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Kebab toggle"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Duplicate"))
                .click();
        page.getByTestId("alias").fill(newName);
        page.getByTestId("confirm").click();
        page.getByTestId("view-header").getByText(newName).waitFor();
        return new FlowEditor(page);
    }

    /** Opens the settings of the identity provider {@code spid}. */
    public SpidSettingsPage openSpid() {
        open("identity-providers/spid-saml/spid/settings");
        page.getByTestId("idp-details-save").waitFor();
        return new SpidSettingsPage(page);
    }

    private void open(String path) {
        page.navigate(keycloak.resolve("/admin/master/console/#/%s/%s".formatted(realm, path))
                .toString());
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
