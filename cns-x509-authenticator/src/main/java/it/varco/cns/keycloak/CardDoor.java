package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardTicket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
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
        // As good as the page that it is on.
        String ticket = new Tickets(context.getSession())
                .issue(
                        new CardTicket.Outbound(Tickets.signIn(authentication)),
                        Duration.ofSeconds(realm.getAccessCodeLifespanLogin()));
        TicketForm form = new TicketForm(
                ticket,
                authentication.getClient().getClientId(),
                authentication.getTabId(),
                context.getSession()
                        .getContext()
                        .resolveLocale(context.getUser())
                        .toLanguageTag());
        return new CardDoor(origin.at(CardTicketResource.present(context.getUriInfo(), realm)), form.fields());
    }
}
