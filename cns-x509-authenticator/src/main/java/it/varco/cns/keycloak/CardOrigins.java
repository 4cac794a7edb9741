package it.varco.cns.keycloak;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where browsers are asked for a certificate: the first is the normal one. A browser remembers for each which certificate
 * was chosen, so that whoever wants to use another card goes to the next.
 *
 * @param all each once, one at least
 */
record CardOrigins(List<CardOrigin> all) {

    private static final String SEPARATOR = "\\s*,\\s*";
    private static final int MOST = 16;

    CardOrigins {
        all = List.copyOf(all);
        if (all.isEmpty() || all.size() > MOST || all.stream().distinct().count() < all.size()) {
            throw new IllegalArgumentException("one to %d different origins, separated by commas".formatted(MOST));
        }
    }

    /** @throws IllegalArgumentException where one of them is more or less than an https origin, or comes twice */
    static CardOrigins parse(String text) {
        return new CardOrigins(Arrays.stream(text.strip().split(SEPARATOR, -1))
                .map(CardOrigin::parse)
                .toList());
    }

    /** Whether a request came in at one of them. */
    boolean areOf(URI request) {
        return of(request).isPresent();
    }

    /** Whether a browser calls one of them so, in the header {@code Origin} (RFC 6454, section 7). */
    boolean hasTheName(String origin) {
        return all.stream().anyMatch(one -> one.name().equals(origin));
    }

    /** The one at which a request came in. */
    Optional<CardOrigin> of(URI request) {
        return all.stream().filter(origin -> origin.isOf(request)).findFirst();
    }

    /** The one for that turn, the first being 0: each after the other, and then from the beginning. */
    CardOrigin at(int turn) {
        return all.get(turn % all.size());
    }

    /** Whether the browser has been sent to that one before in this sign-in. */
    boolean wasUsedBefore(int turn) {
        return turn >= all.size();
    }
}
