package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** What the doctor finds, as a director reads it. */
public record DoctorPage(Page page) {

    /** Below the realm's address. */
    public static final String PATH = "/access-policy/doctor";

    /** The page that the visitor looks at. */
    public static DoctorPage of(Visitor visitor) {
        return new DoctorPage(visitor.page());
    }

    /** Looks once more. */
    public DoctorPage lookAgain() {
        page.locator("#varco-doctor form button").click();
        return this;
    }

    /** How many problems of which severity, the worst first. */
    public Locator severities() {
        return page.locator("#varco-doctor > h2");
    }

    /** One problem, by its code. */
    public Locator problem(String code) {
        return page.locator("section.varco-card:has(#problem-" + code + ")");
    }

    /** The codes of all problems, in the order of the page. */
    public Locator problems() {
        return page.locator("section.varco-card h3");
    }

    /** When somebody looked. */
    public Locator looked() {
        return page.locator("#varco-doctor time");
    }

    /** That nothing was found. */
    public Locator nothing() {
        return page.locator("main .alert");
    }
}
