package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;
import java.util.List;

/** The access page of our theme. */
public record AccessPage(Page page) {

    /** The access page that the visitor looks at. */
    public static AccessPage of(Visitor visitor) {
        return new AccessPage(visitor.page());
    }

    /** Unfolds the list of SPID's identity providers. */
    public AccessPage openSpid() {
        page.locator("details.varco-spid > summary").click();
        entries().first().waitFor();
        return this;
    }

    /** The list of SPID's identity providers, in the order that the page shows. */
    public List<String> entryNames() {
        return entries().allTextContents().stream().map(String::strip).toList();
    }

    /** Goes to one of SPID's identity providers. */
    public IdentityProviderPages choose(String displayName) {
        entries().filter(new Locator.FilterOptions().setHasText(displayName)).click();
        return new IdentityProviderPages(page);
    }

    private Locator entries() {
        return page.locator(".varco-spid .varco-providers a");
    }
}
