package it.varco.benchmarks.card;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A realm's way in, from the application's request to the code at its door.
 *
 * @param entry where the application sends people
 */
record Door(Way way, URI entry, CardServer server) {

    /** How a card is asked for. */
    enum Way {
        /** Access page, card page, card port. */
        OURS {
            @Override
            CardBrowser.Page arrive(CardBrowser browser, URI entry, URI cardOrigin) {
                CardBrowser.Page accessPage = browser.get(entry);
                CardBrowser.Page cardPage = browser.post(
                        accessPage.formTo("/login-actions/authenticate"),
                        Map.of("authenticationExecution", accessPage.find(CARD_BUTTON)));
                return browser.post(cardPage.formTo(cardOrigin.toString()), Map.of());
            }
        },
        /** Straight at the card port, which is asked nothing but this. */
        STOCK {
            @Override
            CardBrowser.Page arrive(CardBrowser browser, URI entry, URI cardOrigin) {
                return browser.get(cardOrigin.resolve(entry.getRawPath() + "?" + entry.getRawQuery()));
            }
        };

        private static final Pattern CARD_BUTTON =
                Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"[^>]*><span>[^<]*CNS");

        abstract CardBrowser.Page arrive(CardBrowser browser, URI entry, URI cardOrigin);
    }

    /** Whether the card lets its holder in. */
    boolean letsIn(CardInReader card) {
        CardBrowser browser = new CardBrowser(
                Set.of(server.baseUrl().getAuthority(), server.cardOrigin().getAuthority()), card);
        URI arrived = way.arrive(browser, entry, server.cardOrigin()).address();
        return arrived.toString().startsWith(server.application() + "/callback")
                && ("&" + arrived.getRawQuery()).contains("&code=");
    }

    /** @throws IllegalStateException where the card does not let its holder in */
    void signIn(CardInReader card) {
        if (!letsIn(card)) {
            throw new IllegalStateException("a good card was refused at " + entry.getPath());
        }
    }
}
