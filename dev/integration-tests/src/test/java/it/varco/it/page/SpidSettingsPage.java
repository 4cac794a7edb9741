package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The console's page with the settings of the identity provider {@code spid}. */
public record SpidSettingsPage(Page page) {

    /** The field with exactly this label. */
    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Opens the help of a setting. */
    public Locator help(String setting) {
        page.getByTestId("help-label-config." + setting).click();
        return page.locator(".pf-v5-c-popover__body");
    }

    /** Saves, and returns when the console says that it has. */
    public void save() {
        page.getByTestId("idp-details-save").click();
        page.getByText("Provider successfully updated").waitFor();
    }
}
