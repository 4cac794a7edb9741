package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

/** The console's page on which a flow is built. */
public record FlowEditor(Page page) {

    /** Adds a step at the top level. */
    public FlowEditor addStep(String providerId, String displayName) {
        page.getByTestId("addStep").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByTestId("table-search-input").locator("input").fill(displayName);
        page.keyboard().press("Enter");
        dialog.getByTestId(providerId).check();
        dialog.getByTestId("modal-add").click();
        step(displayName).waitFor();
        return this;
    }

    /** Gives a step another requirement. */
    public FlowEditor require(String displayName, String requirement) {
        step(displayName)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disabled"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(requirement))
                .click();
        step(displayName)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(requirement))
                .waitFor();
        return this;
    }

    /** Takes a step or a sub-flow out. */
    public FlowEditor delete(String displayName) {
        page.getByTestId(displayName + "-delete").click();
        page.getByTestId("confirm").click();
        step(displayName).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    /** Makes it the flow of sign-ins in a browser, which the menu proposes first. */
    public void bindAsBrowserFlow() {
        page.getByTestId("action-dropdown").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Bind flow"))
                .click();
        page.getByRole(AriaRole.DIALOG).getByTestId("save").click();
        page.getByText("Default", new Page.GetByTextOptions().setExact(true)).waitFor();
    }

    private Locator step(String displayName) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHas(page.getByTestId(displayName)));
    }
}
