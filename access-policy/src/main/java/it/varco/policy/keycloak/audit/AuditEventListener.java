package it.varco.policy.keycloak.audit;

import it.varco.policy.keycloak.signin.SignInNotes;
import it.varco.policy.signin.SignIn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerTransaction;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

final class AuditEventListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger("it.varco.audit");

    private final KeycloakSession session;
    private final EventListenerTransaction afterCompletion =
            new EventListenerTransaction((event, withRepresentation) -> LOG.info(AuditLine.of(event)), this::write);

    AuditEventListener(KeycloakSession session) {
        this.session = session;
        session.getTransactionManager().enlistAfterCompletion(afterCompletion);
    }

    @Override
    public void onEvent(Event event) {
        Event told = event.clone();
        if (told.getDetails() == null) {
            told.setDetails(new HashMap<>());
        }
        if (event.getType() == EventType.LOGIN) {
            signIn(event).ifPresent(signIn -> told.getDetails().putAll(describe(signIn)));
        }
        outcome(event).ifPresent(outcome -> told.getDetails().put(SignInMetrics.OUTCOME, outcome.tag()));
        afterCompletion.addEvent(told);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        afterCompletion.addAdminEvent(event, false);
    }

    @Override
    public void close() {}

    private void write(Event event) {
        LOG.info(AuditLine.of(event));
        SignInMetrics.count(event);
    }

    private Optional<SignIn> signIn(Event event) {
        RealmModel realm = session.getContext().getRealm();
        UserSessionModel userSession = event.getSessionId() == null || realm == null
                ? null
                : session.sessions().getUserSession(realm, event.getSessionId());
        return Optional.ofNullable(userSession).flatMap(new SignInNotes(session)::read);
    }

    private Optional<SignInMetrics.Outcome> outcome(Event event) {
        return event.getType() == EventType.LOGIN
                ? Optional.of(isSingleSignOn() ? SignInMetrics.Outcome.SINGLE_SIGN_ON : SignInMetrics.Outcome.SIGNED_IN)
                : SignInMetrics.Outcome.ofRefusal(event.getType());
    }

    private boolean isSingleSignOn() {
        AuthenticationSessionModel authentication = session.getContext().getAuthenticationSession();
        return authentication != null && "true".equals(authentication.getAuthNote(AuthenticationManager.SSO_AUTH));
    }

    private static Map<String, String> describe(SignIn signIn) {
        return Map.of(
                AuditDetails.METHOD, signIn.method().slug(),
                AuditDetails.ENTRY, signIn.provider(),
                SignInMetrics.LEVEL, signIn.authenticationContext());
    }
}
