package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.it.kit.Visitor;

/** What people read of the plan between the proof and the service: the notice, or the refusal. */
public record TransitionPage(Page page) {

    /** The page that the visitor looks at. */
    public static TransitionPage of(Visitor visitor) {
        return new TransitionPage(visitor.page());
    }

    /** What the page has to say. */
    public Locator message() {
        return page.locator("main .alert");
    }

    /** The way to the same service by a strong method. */
    public Locator stepUp() {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accedi con SPID"));
    }

    /** The way on with what is left. */
    public Locator goOn() {
        return page.locator("button[name=varco][value=continue]");
    }

    /** The way back to the service, without being let in. */
    public Locator leave() {
        return page.locator("button[name=varco][value=leave]");
    }
}
