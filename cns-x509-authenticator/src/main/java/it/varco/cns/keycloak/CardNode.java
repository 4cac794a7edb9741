package it.varco.cns.keycloak;

import it.varco.cns.keycloak.CardSettings.Listener;
import it.varco.cns.profile.CardRefusal;
import it.varco.cns.ticket.CardAnswer;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;

/** What this node has once for all its requests; nothing until the server has read its options. */
final class CardNode {

    private static final String CONNECTION = "Connection";

    private volatile Optional<Open> open = Optional.empty();
    private volatile Listener listener = Listener.VERIFIES;

    /**
     * A node that can sign people in with cards.
     *
     * @param entrance where certificates come in
     * @param check what judges them
     */
    record Open(CardEntrance entrance, CardCheck check) {

        /** What the request has brought of a card; empty where it did not come in at a card origin. May wait for an issuer. */
        Optional<CardAnswer> receive(KeycloakSession session) {
            KeycloakContext context = session.getContext();
            Arrival arrival = entrance.arrival(session, context.getRealm(), context.getHttpRequest());
            if (arrival instanceof Arrival.Elsewhere) {
                return Optional.empty();
            }
            return Optional.of(answer(arrival));
        }

        private CardAnswer answer(Arrival arrival) {
            if (arrival instanceof Arrival.AtCardOrigin came) {
                return CardAnswer.of(check.judge(came.presented()));
            }
            return new CardAnswer.Refused(
                    arrival instanceof Arrival.Closed closed ? closed.why().code() : CardRefusal.UNREADABLE.code());
        }

        /**
         * At a card origin, has the browser close the connection after this answer. On the same one it would show the same
         * card, or none, without asking; and so would whoever sits there next.
         */
        void leaveNothingOpen(KeycloakSession session) {
            KeycloakContext context = session.getContext();
            if (entrance.origins().areOf(context.getHttpRequest().getUri().getRequestUri())) {
                context.getHttpResponse().setHeader(CONNECTION, "close");
            }
        }
    }

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
