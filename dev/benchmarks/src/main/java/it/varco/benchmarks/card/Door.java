package it.varco.benchmarks.card;

import it.varco.benchmarks.card.CardBrowser.Page;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
            Supplier<Page> approach(CardBrowser browser, URI entry, URI cardOrigin) {
                Page accessPage = browser.get(entry);
                Page cardPage = browser.post(
                        accessPage.formTo("/login-actions/authenticate"),
                        Map.of("authenticationExecution", accessPage.find(CARD_BUTTON)));
                URI button = cardPage.formTo(cardOrigin.toString());
                return () -> browser.post(button, Map.of());
            }
        },
        /** Straight at the card port, without a page. */
        STOCK {
            @Override
            Supplier<Page> approach(CardBrowser browser, URI entry, URI cardOrigin) {
                URI atTheCardPort = cardOrigin.resolve(entry.getRawPath() + "?" + entry.getRawQuery());
                return () -> browser.get(atTheCardPort);
            }
        };

        private static final Pattern CARD_BUTTON =
                Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"[^>]*><span>[^<]*CNS");

        /** All that comes before the card is asked for; what is left is the request with the card. */
        abstract Supplier<Page> approach(CardBrowser browser, URI entry, URI cardOrigin);
    }

    /** Goes as far as the card; the rest says whether its holder was let in. */
    Supplier<Boolean> approach(CardInReader card) {
        CardBrowser browser = new CardBrowser(
                Set.of(server.baseUrl().getAuthority(), server.cardOrigin().getAuthority()), card);
        Supplier<Page> rest = way.approach(browser, entry, server.cardOrigin());
        return () -> isTheApplications(rest.get().address());
    }

    private boolean isTheApplications(URI arrived) {
        return arrived.toString().startsWith(server.application() + "/callback")
                && ("&" + arrived.getRawQuery()).contains("&code=");
    }
}
