package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardTicket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where the button of the card page leads, and what it takes along. Which of the two ways it is follows from the host names
 * alone: where the browser sends its cookies, to the step itself; elsewhere to {@link CardTicketResource}, with a ticket.
 *
 * @param action an address at a card origin
 * @param fields hidden ones; none where cookies do
 */
record CardDoor(String action, Map<String, String> fields) {

    /** Says nothing about anybody; whoever can read such notes could take the whole sign-in. */
    private static final String TICKET = "varco.card.ticket";

    CardDoor {
        fields = Map.copyOf(fields);
    }

    static CardDoor of(AuthenticationFlowContext context, CardOrigin origin) {
        URI step = context.getActionUrl(context.generateAccessCode());
        return origin.sharesCookiesWith(step) ? new CardDoor(origin.at(step), Map.of()) : withTicket(context, origin);
    }

    private static CardDoor withTicket(AuthenticationFlowContext context, CardOrigin origin) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        RealmModel realm = context.getRealm();
        TicketForm form = new TicketForm(
                ticket(new Tickets(context.getSession()), authentication),
                authentication.getClient().getClientId(),
                authentication.getTabId(),
                context.getSession()
                        .getContext()
                        .resolveLocale(context.getUser())
                        .toLanguageTag());
        return new CardDoor(origin.at(CardTicketResource.present(context.getUriInfo(), realm)), form.fields());
    }

    /** One until that is spent or too old: whoever has the page made again and again shall not fill the store. */
    private static String ticket(Tickets tickets, AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getAuthNote(TICKET))
                .filter(known -> tickets.look(known).isPresent())
                .orElseGet(() -> {
                    String made = tickets.issue(
                            new CardTicket.Outbound(Tickets.signIn(authentication)),
                            Duration.ofSeconds(authentication.getRealm().getAccessCodeLifespanLogin()));
                    authentication.setAuthNote(TICKET, made);
                    return made;
                });
    }
}
