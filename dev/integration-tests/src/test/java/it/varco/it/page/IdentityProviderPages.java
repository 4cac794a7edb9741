package it.varco.it.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import it.varco.testidp.People;
import it.varco.testidp.Person;

/** The pages of a SPID test identity provider. */
public record IdentityProviderPages(Page page) {

    /** Signs in and consents; the last page goes back to the service by itself. */
    public void signIn(Person person) {
        page.fill("#username", person.userName());
        page.fill("#password", People.PASSWORD);
        press("Entra");
        press("Acconsento");
    }

    /** Turns back at the first page. */
    public void cancel() {
        press("Annulla");
    }

    /** Goes back to the service by hand, as is needed without JavaScript. */
    public void goOn() {
        press("Continua");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
