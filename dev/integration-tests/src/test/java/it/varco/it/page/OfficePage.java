package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** The desk of an office, where grants are given. */
public record OfficePage(Page page) {

    /** Below the realm's address. */
    public static final String PATH = "/access-policy/office";

    /** The page that the visitor looks at. */
    public static OfficePage of(Visitor visitor) {
        return new OfficePage(visitor.page());
    }

    /** Looks for somebody. */
    public OfficePage find(String fiscalCode) {
        page.locator("#fiscalCode").fill(fiscalCode);
        page.locator("form:has(#fiscalCode) button[type=submit]").click();
        return this;
    }

    /** The card of one of the person's grants. */
    public Locator grant(String profile) {
        return page.locator("section.varco-card").filter(new Locator.FilterOptions().setHasText(profile));
    }

    /** Does something to one of the person's grants. */
    public void act(String profile, String action, String office, String act) {
        submit(grant(profile), action, office, act);
    }

    /** Begins with a profile that the person doesn't have. */
    public void begin(String slug, String action, String office, String act) {
        page.locator("#profile").selectOption(slug);
        submit(page.locator("form:has(#profile)"), action, office, act);
    }

    /** What the page says of what was just done. */
    public Locator message() {
        return page.locator("main .alert");
    }

    private static void submit(Locator form, String action, String office, String act) {
        form.locator("input[name=office]").fill(office);
        form.locator("input[name=act]").fill(act);
        form.locator("button[value=%s]".formatted(action)).click();
    }
}
