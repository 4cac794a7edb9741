package it.varco.cns.ticket;

/**
 * One pending sign-in: of one browser, which holds the cookie of the session, in one of its tabs.
 *
 * @param realm the realm's id
 * @param session the id of the browser's authentication session
 * @param tab the tab in it
 */
public record SignInInBrowser(String realm, String session, String tab) {

    /** Nothing of the session: what is printed may end in a log. */
    @Override
    public String toString() {
        return "SignInInBrowser[…]";
    }
}
