package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardTicket;
import it.varco.cns.ticket.SignInInBrowser;
import it.varco.cns.ticket.TicketContent;
import it.varco.cns.ticket.TicketSecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Tickets of the realm at hand, kept where Keycloak keeps what can be used once: every node of the cluster knows them. */
record Tickets(KeycloakSession session) {

    private static final String CONTENT = "content";

    /** The sign-in for which a ticket is asked or redeemed. */
    static SignInInBrowser signIn(AuthenticationSessionModel authentication) {
        return new SignInInBrowser(
                authentication.getRealm().getId(),
                authentication.getParentSession().getId(),
                authentication.getTabId());
    }

    /** Keeps the ticket for that long at least; what the browser carries. */
    String issue(CardTicket ticket, Duration life) {
        TicketSecret secret = TicketSecret.make(new SecureRandom());
        store().put(secret.storeKey(), life.toSeconds(), Map.of(CONTENT, secret.seal(TicketContent.write(ticket))));
        return secret.text();
    }

    /** What the ticket stands for that a browser has brought; it stays good. */
    Optional<CardTicket> look(String text) {
        return TicketSecret.parse(text).flatMap(secret -> open(secret, store().get(secret.storeKey())));
    }

    /** The same, once for all: nobody can bring it again, whatever comes of it now. */
    Optional<CardTicket> spend(String text) {
        return TicketSecret.parse(text).flatMap(secret -> open(secret, store().remove(secret.storeKey())));
    }

    private Optional<CardTicket> open(TicketSecret secret, Map<String, String> kept) {
        String realm = session.getContext().getRealm().getId();
        return Optional.ofNullable(kept)
                .flatMap(notes -> secret.open(notes.get(CONTENT)))
                .flatMap(TicketContent::read)
                .filter(ticket -> ticket.signIn().realm().equals(realm));
    }

    private SingleUseObjectProvider store() {
        return session.singleUseObjects();
    }
}
