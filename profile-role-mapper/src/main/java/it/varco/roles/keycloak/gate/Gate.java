package it.varco.roles.keycloak.gate;

import it.varco.policy.decision.Decision;
import it.varco.policy.decision.Reason;
import it.varco.policy.keycloak.access.PersonRecords;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.page.MethodNames;
import it.varco.policy.keycloak.page.Refusal;
import it.varco.policy.keycloak.page.RefusalPage;
import it.varco.policy.keycloak.person.AccountWitness;
import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import it.varco.roles.keycloak.access.Standing;
import it.varco.roles.keycloak.access.Standings;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks the plan about every sign-in, whatever the flow: forms, single sign-on, brokers, direct grant. Who may not come in
 * gets no session, and loses the one that may no longer be; who may, and has just signed in, reads what is missing or
 * ends soon.
 */
final class Gate implements RequiredActionProvider {

    /** The reference of a refusal that has been reported: one sign-in, one event. */
    private static final String REPORTED = "varco.gate.reported";

    /** The person has read the page and goes on. */
    private static final String READ = "varco.gate.read";

    /** Who keeps account of sign-ins has been told of this one. */
    private static final String TOLD = "varco.gate.told";

    private static final String ANSWER = "varco";
    private static final String LEAVE = "leave";

    private static final Decision NO_SIGN_IN =
            new Decision(Decision.Effect.DENY, Reason.NO_SIGN_IN, "sign-in", Optional.empty(), Optional.empty());

    /**
     * Keycloak leaves out an action that the application's request names and that can't be asked for by name: this one
     * must not be left out.
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        Arrival arrival = new Arrival(context);
        if (arrival.makesNoSession()) {
            return;
        }
        Standing standing = arrival.standing();
        if (standing instanceof Standing.Open && arrival.isAskedInSilenceForMore()) {
            // An application that asks in silence is told that the person would have to do something.
            showPage(context.getAuthenticationSession());
            return;
        }
        Optional<Refusal> refusal = refusal(arrival, standing);
        if (refusal.isPresent()) {
            refuse(context, arrival, refusal.get());
            return;
        }
        if (arrival.fresh().isEmpty()) {
            arrival.present()
                    .ifPresent(present ->
                            new SignInNotes(context.getSession()).join(present, context.getAuthenticationSession()));
        }
        if (standing instanceof Standing.Open open) {
            arrival.fresh()
                    .filter(open.inForce()::isStrong)
                    .ifPresent(strong -> PersonRecords.of(context.getUser()).rememberStrongSignIn(open.now()));
            if (tellOfSignIn(context, arrival, open) == AccountWitness.Effect.CHANGED) {
                standing = arrival.standingAnew();
            }
        }
        if (toBeTold(context, arrival, standing).isPresent()) {
            showPage(context.getAuthenticationSession());
        }
    }

    /** Keycloak asks several times about one sign-in; it happened once. */
    private static AccountWitness.Effect tellOfSignIn(
            RequiredActionContext context, Arrival arrival, Standing.Open open) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (arrival.fresh().isEmpty() || authentication.getAuthNote(TOLD) != null) {
            return AccountWitness.Effect.AS_IT_WAS;
        }
        authentication.setAuthNote(TOLD, Boolean.TRUE.toString());
        return AccountWitness.tellOfSignIn(
                context.getSession(), context.getUser(), open.signIn(), open.inForce(), open.now());
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Arrival arrival = new Arrival(context);
        Standing standing = arrival.standing();
        Optional<Refusal> refusal = refusal(arrival, standing);
        if (refusal.isPresent()) {
            context.challenge(refusalPage(context, standing, refusal.get()));
        } else {
            toBeTold(context, arrival, standing)
                    .ifPresentOrElse(told -> context.challenge(new NoticePage(context).show(told)), context::success);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        Arrival arrival = new Arrival(context);
        Standing standing = arrival.standing();
        Optional<Refusal> refusal = refusal(arrival, standing);
        if (refusal.isEmpty()) {
            context.getAuthenticationSession().setAuthNote(READ, Boolean.TRUE.toString());
            context.success();
        } else if (LEAVE.equals(
                context.getHttpRequest().getDecodedFormParameters().getFirst(ANSWER))) {
            context.challenge(backToApplication(context, refusal.get()));
        } else {
            context.challenge(refusalPage(context, standing, refusal.get()));
        }
    }

    @Override
    public void close() {}

    private static Optional<Refusal> refusal(Arrival arrival, Standing standing) {
        if (standing instanceof Standing.Refused refused) {
            return Optional.of(asRefusal(refused.reason()));
        }
        if (standing instanceof Standing.Unknown) {
            return arrival.needsNoSignIn() ? Optional.empty() : Optional.of(asRefusal(NO_SIGN_IN));
        }
        return arrival.objection();
    }

    /** Only who has just signed in, and has not read it yet, is kept waiting for a page. */
    private static Optional<Told> toBeTold(RequiredActionContext context, Arrival arrival, Standing standing) {
        return arrival.isInteractive() && context.getAuthenticationSession().getAuthNote(READ) == null
                ? told(context, standing).filter(told -> !told.items().isEmpty())
                : Optional.empty();
    }

    private static Optional<Told> told(RequiredActionContext context, Standing standing) {
        return Told.of(standing, context.getSession().getContext().resolveLocale(context.getUser()));
    }

    private static void refuse(RequiredActionContext context, Arrival arrival, Refusal refusal) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        if (authentication.getAuthNote(REPORTED) == null) {
            EventBuilder event = new EventBuilder(context.getRealm(), session, context.getConnection())
                    .event(EventType.LOGIN)
                    .client(authentication.getClient())
                    .user(context.getUser());
            arrival.signIn().map(SignIn::method).ifPresent(method -> event.detail(AuditDetails.METHOD, method.slug()));
            authentication.setAuthNote(REPORTED, new RefusalPage(session).report(refusal, event));
        }
        arrival.present()
                .filter(present -> !mayStay(session, present))
                .ifPresent(present -> end(session, present, arrival, authentication));
        if (arrival.isAtTokenEndpoint()) {
            new AuthenticationSessionManager(session)
                    .removeAuthenticationSession(context.getRealm(), authentication, false);
            throw new CorsErrorResponseException(
                    session.getProvider(Cors.class)
                            .auth()
                            .allowedMethods("POST")
                            .exposedHeaders(Cors.ACCESS_CONTROL_ALLOW_METHODS)
                            .checkAllowedOrigins(session, authentication.getClient()),
                    OAuthErrorException.INVALID_GRANT,
                    refusal.code(),
                    Response.Status.BAD_REQUEST);
        }
        showPage(authentication);
    }

    /** The page leads to all doors: an application that named one would lead back to it. */
    private static void showPage(AuthenticationSessionModel authentication) {
        authentication.removeClientNote(AdapterConstants.KC_IDP_HINT);
        authentication.addRequiredAction(GateFactory.PROVIDER_ID);
    }

    /** Whether the person's session may go on for other applications, although this sign-in ends here. */
    private static boolean mayStay(KeycloakSession session, UserSessionModel present) {
        return new Standings(session).of(present) instanceof Standing.Open;
    }

    private static void end(
            KeycloakSession session,
            UserSessionModel present,
            Arrival arrival,
            AuthenticationSessionModel authentication) {
        if (arrival.fresh().isEmpty()) {
            new SignInNotes(session).keep(present, authentication);
        }
        session.sessions().removeUserSession(authentication.getRealm(), present);
        AuthenticationManager.expireIdentityCookie(session);
    }

    private static Response refusalPage(RequiredActionContext context, Standing standing, Refusal refusal) {
        Map<String, Object> more = new HashMap<>();
        more.put("leaveUrl", context.getActionUrl().toString());
        more.put("items", told(context, standing).map(Told::items).orElse(List.of()));
        more.put("methods", standing.plan().map(MethodNames::ofStrong).orElse(List.of()));
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        return new RefusalPage(context.getSession())
                .page(
                        refusal,
                        Optional.ofNullable(authentication.getAuthNote(REPORTED))
                                .orElse(""),
                        Optional.of(authentication),
                        more);
    }

    private static Refusal asRefusal(Decision reason) {
        return Refusal.of(reason.reason().code(), reason.messageKey());
    }

    /** OpenID Connect: access_denied with our code; SAML: NoAuthnContext. */
    private static Response backToApplication(RequiredActionContext context, Refusal refusal) {
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        return context.getSession()
                .getProvider(LoginProtocol.class, authentication.getProtocol())
                .setRealm(context.getRealm())
                .setHttpHeaders(context.getHttpRequest().getHttpHeaders())
                .setUriInfo(context.getUriInfo())
                .setEventBuilder(context.getEvent())
                .sendError(authentication, LoginProtocol.Error.LOA_INVALID, refusal.code());
    }
}
