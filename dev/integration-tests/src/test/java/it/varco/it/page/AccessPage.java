package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** The access page of our theme. */
public record AccessPage(Page page) {

    /** The access page that the visitor looks at. */
    public static AccessPage of(Visitor visitor) {
        return new AccessPage(visitor.page());
    }

    /** Unfolds the list of SPID's identity providers. */
    public AccessPage openSpid() {
        spid().click();
        entries().first().waitFor();
        return this;
    }

    /** Goes to one of SPID's identity providers. */
    public IdentityProviderPages choose(String displayName) {
        entries().filter(new Locator.FilterOptions().setHasText(displayName)).click();
        return new IdentityProviderPages(page);
    }

    /** Types fiscal code and password of the old kind into the form of the page. */
    public void typePassword(String fiscalCode, String password) {
        page.fill("#username", fiscalCode);
        page.fill("#password", password);
        passwordForm().locator("button[type=submit]").click();
    }

    /** The form for fiscal code and password, on days on which somebody may still use it. */
    public Locator passwordForm() {
        return page.locator("form:has(#password)");
    }

    /** Where SPID's identity providers unfold. */
    public Locator spid() {
        return page.locator("details.varco-spid > summary");
    }

    private Locator entries() {
        return page.locator(".varco-spid .varco-providers a");
    }
}
