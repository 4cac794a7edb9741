package it.varco.cns.keycloak;

import it.varco.cns.keycloak.CardSettings.Listener;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** What this node has once for all its requests; nothing until the server has read its options. */
final class CardNode {

    private volatile Optional<Open> open = Optional.empty();
    private volatile Listener listener = Listener.VERIFIES;

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

    /** That of the server on which the session is. */
    static CardNode of(KeycloakSession session) {
        return ((CardStepFactory) session.getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, CardStepFactory.PROVIDER_ID))
                .node();
    }

    /** Says what the server's own listener does. */
    void listensBy(Listener mode) {
        listener = mode;
    }

    /** Whether the server's own listener lets unverified certificates in. */
    Listener listener() {
        return listener;
    }

    /** Empty where no card signs in on this server. */
    Optional<Open> opened() {
        return open;
    }
}
