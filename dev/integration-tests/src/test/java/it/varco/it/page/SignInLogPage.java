package it.varco.it.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.varco.it.kit.Visitor;

/** The register of sign-ins, as an auditor reads it. */
public record SignInLogPage(Page page) {

    /** Below the realm's address. */
    public static final String PATH = "/spid/log";

    /** The page that the visitor looks at. */
    public static SignInLogPage of(Visitor visitor) {
        return new SignInLogPage(visitor.page());
    }

    /** Looks for a person's records. */
    public SignInLogPage findPerson(String fiscalCode) {
        return find(fiscalCode, "", "", "");
    }

    /** Looks for the record of a message. */
    public SignInLogPage findMessage(String id) {
        return find("", id, "", "");
    }

    /** Looks for records; what is empty is left out. */
    public SignInLogPage find(String fiscalCode, String messageId, String from, String to) {
        page.locator("#fiscalCode").fill(fiscalCode);
        page.locator("#messageId").fill(messageId);
        page.locator("#search-from").fill(from);
        page.locator("#search-to").fill(to);
        page.locator("form:has(#fiscalCode) button[type=submit]").click();
        return this;
    }

    /** The records that were found. */
    public Locator rows() {
        return page.locator(".varco-matrix tbody tr");
    }

    /** Opens one of them. */
    public SignInLogPage open(int row) {
        rows().nth(row).locator("button").click();
        return this;
    }

    /** Goes back to what was found. */
    public SignInLogPage back() {
        page.locator("#varco-log > form button").click();
        return this;
    }

    /** Goes to the records before, in time. */
    public SignInLogPage earlier() {
        page.locator("form.varco-actions button").last().click();
        return this;
    }

    /** The id of the record that is open. */
    public String id() {
        return page.locator(".varco-facts dd").nth(2).innerText();
    }

    /** A message of the record that is open: {@code request}, {@code query} or {@code answer}. */
    public Locator message(String name) {
        return page.locator("pre[aria-labelledby=message-" + name + "]");
    }

    /** Verifies the register, beside a seal that was kept elsewhere. */
    public SignInLogPage verify(String seal) {
        page.locator("#seal").fill(seal);
        page.locator("form:has(#seal) button[type=submit]").click();
        return this;
    }

    /** What came of it. */
    public Locator message() {
        return page.locator("main .alert");
    }
}
