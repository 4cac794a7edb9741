package it.varco.cns.keycloak;

import it.varco.cns.ticket.CardAnswer;
import it.varco.cns.ticket.CardTicket;
import it.varco.cns.ticket.SignInInBrowser;
import it.varco.policy.keycloak.page.RefusalPage;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The two ends of the way over a card origin of another host name. There, {@code present} reads and judges the card; back on
 * the main origin {@code return} looks whether the browser is the one that began the sign-in, and hands the ticket to the
 * step. Both are told everything in the body of a POST, and neither says anything about a card or a person.
 */
public final class CardTicketResource implements RealmResourceProvider {

    private static final String PRESENT = "present";
    private static final String RETURN = "return";
    private static final String ORIGIN = "Origin";
    private static final String TEMPLATE = "varco-card-return.ftl";

    private final KeycloakSession session;

    CardTicketResource(KeycloakSession session) {
        this.session = session;
    }

    /** Where a card is shown, before its host is put in. */
    static URI present(UriInfo main, RealmModel realm) {
        return address(main, realm, PRESENT);
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Takes a start ticket and a card, at a card origin of another host name and nowhere else. */
    @POST
    @Path(PRESENT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response present() {
        CardNode.Open node = CardNode.of(session).opened().orElseThrow(NotFoundException::new);
        node.leaveNothingOpen(session);
        KeycloakContext context = session.getContext();
        node.entrance()
                .origins()
                .of(context.getHttpRequest().getUri().getRequestUri())
                .filter(origin -> !origin.sharesCookiesWith(context.getUri().getBaseUri()))
                .orElseThrow(NotFoundException::new);
        return TicketForm.read(context.getHttpRequest())
                .map(form -> wayBack(form, node))
                .orElseGet(CardTicketResource::tooLarge);
    }

    /** Takes what came of the card, on the main origin. */
    @POST
    @Path(RETURN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response comeBack() {
        return TicketForm.read(session.getContext().getHttpRequest())
                .map(this::comeBack)
                .orElseGet(CardTicketResource::tooLarge);
    }

    @Override
    public void close() {}

    private Response wayBack(TicketForm form, CardNode.Open node) {
        // Without a ticket of ours no card is looked at, and no issuer asked.
        String homeward = new Tickets(session)
                .spend(form.ticket())
                .filter(CardTicket.Outbound.class::isInstance)
                .flatMap(start -> node.receive(session).map(answer -> homeward(start, answer)))
                .orElse("");
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, form.language());
        KeycloakContext context = session.getContext();
        return session.getProvider(LoginFormsProvider.class)
                .setDetachedAuthSession()
                .setAttribute(
                        "card",
                        Map.of(
                                // By the server's own host name, whatever the request says: the ticket goes nowhere
                                // else.
                                "action",
                                address(context.getUri(), context.getRealm(), RETURN)
                                        .toString(),
                                "fields",
                                form.with(homeward).fields()))
                .createForm(TEMPLATE);
    }

    private String homeward(CardTicket start, CardAnswer answer) {
        CardAnswer told = answer instanceof CardAnswer.Refused refused
                ? refused.reportedAs(report(refused, start.signIn()))
                : answer;
        return new Tickets(session)
                .issue(new CardTicket.Homeward(start.signIn(), Instant.now(), told), CardTicket.WAY_BACK);
    }

    /** Here, for whoever does not go back from here would leave no trace. */
    private String report(CardAnswer.Refused refused, SignInInBrowser signIn) {
        EventBuilder event = event();
        client(signIn).ifPresent(event::client);
        return new RefusalPage(session).report(StepRefusal.of(refused), event);
    }

    /** Of which service that sign-in is, if it is still pending. */
    private Optional<ClientModel> client(SignInInBrowser signIn) {
        return Optional.ofNullable(session.authenticationSessions()
                        .getRootAuthenticationSession(session.getContext().getRealm(), signIn.session()))
                .map(browser -> browser.getAuthenticationSessions().get(signIn.tab()))
                .map(AuthenticationSessionModel::getClient);
    }

    private Response comeBack(TicketForm form) {
        Tickets tickets = new Tickets(session);
        Optional<AuthenticationSessionModel> pending = pending(form);
        if (!isFromACardOrigin()) {
            tickets.spend(form.ticket());
            return refuse(StepRefusal.FROM_ANOTHER_PAGE, Optional.empty());
        }
        Optional<CardTicket> ticket = tickets.look(form.ticket());
        boolean isAnothers = ticket.isPresent()
                && pending.map(Tickets::signIn)
                        .filter(ticket.get().signIn()::equals)
                        .isEmpty();
        if (isAnothers) {
            tickets.spend(form.ticket());
            return refuse(StepRefusal.ANOTHER_SIGN_IN, Optional.empty());
        }
        Optional<AuthenticationSessionModel> waiting = pending.filter(this::waitsForACard);
        if (waiting.isEmpty()) {
            tickets.spend(form.ticket());
            return refuse(StepRefusal.TICKET_UNKNOWN, pending);
        }
        // The browser posts the same form to the step, which alone redeems the ticket.
        return Response.temporaryRedirect(step(waiting.get())).build();
    }

    /**
     * Whether the page that has sent the form is one of ours: it lets its browser say so, and whoever stole a ticket cannot.
     * {@code null} says that a page lets nothing be said, as an attacker's may.
     */
    private boolean isFromACardOrigin() {
        List<String> said =
                session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(ORIGIN);
        return said == null || said.isEmpty() || said.size() == 1 && isCardOrigin(said.get(0));
    }

    private boolean isCardOrigin(String origin) {
        return CardNode.of(session)
                .opened()
                .filter(node -> node.entrance().origins().hasTheName(origin))
                .isPresent();
    }

    /** The sign-in that the form names, where the browser holds its cookie. */
    private Optional<AuthenticationSessionModel> pending(TicketForm form) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = realm.getClientByClientId(form.clientId());
        if (client == null) {
            return Optional.empty();
        }
        session.getContext().setClient(client);
        return Optional.ofNullable(
                new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, client, form.tabId()));
    }

    private boolean waitsForACard(AuthenticationSessionModel authentication) {
        return Optional.ofNullable(authentication.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION))
                .map(authentication.getRealm()::getAuthenticationExecutionById)
                .map(AuthenticationExecutionModel::getAuthenticator)
                .filter(CardStepFactory.PROVIDER_ID::equals)
                .isPresent();
    }

    private URI step(AuthenticationSessionModel authentication) {
        RealmModel realm = authentication.getRealm();
        return LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
                .path(authentication.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH))
                .queryParam(
                        LoginActionsService.SESSION_CODE,
                        new ClientSessionCode<>(session, realm, authentication).getOrGenerateCode())
                .queryParam(
                        Constants.EXECUTION,
                        authentication.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION))
                .queryParam(Constants.CLIENT_ID, authentication.getClient().getClientId())
                .queryParam(Constants.TAB_ID, authentication.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, authentication))
                .build(realm.getName());
    }

    private Response refuse(StepRefusal why, Optional<AuthenticationSessionModel> pending) {
        EventBuilder event = event();
        Optional.ofNullable(session.getContext().getClient()).ifPresent(event::client);
        return new RefusalPage(session).show(why.refusal(), event, pending);
    }

    private EventBuilder event() {
        KeycloakContext context = session.getContext();
        return new EventBuilder(context.getRealm(), session, context.getConnection()).event(EventType.LOGIN);
    }

    private static URI address(UriInfo main, RealmModel realm, String end) {
        UriBuilder address = main.getBaseUriBuilder();
        return address.path("realms/{realm}/{resource}/{end}")
                .build(realm.getName(), CardTicketResourceFactory.PROVIDER_ID, end);
    }

    private static Response tooLarge() {
        // Keycloak (26.7) answers 500 where no type is set.
        return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(Response.Status.REQUEST_ENTITY_TOO_LARGE.getReasonPhrase())
                .build();
    }
}
