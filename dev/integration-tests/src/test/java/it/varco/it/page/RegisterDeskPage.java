package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** The desk of the register, where one person is looked at. */
public record RegisterDeskPage(Page page) {

    /** Below the realm's address. */
    public static final String PATH = "/professional-register/desk";

    /** The page that the visitor looks at. */
    public static RegisterDeskPage of(Visitor visitor) {
        return new RegisterDeskPage(visitor.page());
    }

    /** Looks for somebody. */
    public RegisterDeskPage find(String fiscalCode) {
        page.locator("#fiscalCode").fill(fiscalCode);
        page.locator("form:has(#fiscalCode) button[type=submit]").click();
        return this;
    }

    /** What the page says of one profile of the person. */
    public Locator profile(String name) {
        return page.locator("section.varco-card").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** What went wrong. */
    public Locator message() {
        return page.locator("main .alert");
    }
}
