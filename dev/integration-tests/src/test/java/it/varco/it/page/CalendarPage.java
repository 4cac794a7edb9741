package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** The plan as a director reads it. */
public record CalendarPage(Page page) {

    /** Below the realm's address. */
    public static final String PATH = "/access-policy/calendar";

    /** The page that the visitor looks at. */
    public static CalendarPage of(Visitor visitor) {
        return new CalendarPage(visitor.page());
    }

    /** Goes to another day, such as {@code 2020-12-01}. */
    public CalendarPage show(String day) {
        page.locator("#day").fill(day);
        page.locator("form:has(#day) button[type=submit]").click();
        return this;
    }

    /** Whose day it is. */
    public Locator day() {
        return page.locator("#varco-day");
    }

    /** Why the page answers so, by the number beside the answer. */
    public Locator reason(Locator answer) {
        return page.locator(".varco-reasons li")
                .nth(Integer.parseInt(answer.locator("sup").innerText().strip()) - 1);
    }

    /** The answer for one profile and one method, by the names that the page gives them. */
    public Locator answer(String profile, String method) {
        int column = page.locator(".varco-matrix thead th").allInnerTexts().indexOf(method);
        return page.locator(".varco-matrix tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th", new Page.LocatorOptions().setHasText(profile))))
                .locator("> *")
                .nth(column);
    }
}
