package it.varco.cns.keycloak;

import java.util.Optional;

/** What this node has once for all its requests; nothing until the server has read its options. */
final class CardNode {

    private volatile Optional<Open> open = Optional.empty();

    /**
     * A node that can sign people in with cards.
     *
     * @param entrance where certificates come in
     * @param check what judges them
     */
    record Open(CardEntrance entrance, CardCheck check) {}

    void open(CardEntrance entrance, CardCheck check) {
        open = Optional.of(new Open(entrance, check));
    }

    /** Empty where no card signs in on this server. */
    Optional<Open> opened() {
        return open;
    }
}
