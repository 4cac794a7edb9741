package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** A holder's page, where others are let act in his or her place. */
public record DelegationsPage(Page page) {

    /** Below the realm's address. */
    public static final String PATH = "/access-policy/delegations";

    /** The page that the visitor looks at. */
    public static DelegationsPage of(Visitor visitor) {
        return new DelegationsPage(visitor.page());
    }

    /** Delegates a profile, from today on and without an end. */
    public void delegate(String profile, String fiscalCode) {
        page.locator("#profile").selectOption(profile);
        page.locator("#fiscalCode").fill(fiscalCode);
        page.locator("button[value=delegate]").click();
    }

    /** The delegations to somebody, of whose code the page shows no more than the beginning and the end. */
    public Locator givenTo(String fiscalCode) {
        return page.locator("section.varco-card")
                .filter(new Locator.FilterOptions().setHasText(fiscalCode.substring(0, 6)))
                .filter(new Locator.FilterOptions().setHasText(fiscalCode.substring(12)));
    }

    /** Takes back what was delegated to somebody. */
    public void withdraw(String fiscalCode) {
        givenTo(fiscalCode).locator("button[value=withdraw]").click();
    }

    /** What the page says of what was just done. */
    public Locator message() {
        return page.locator("main .alert");
    }
}
