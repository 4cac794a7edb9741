package it.varco.spid.keycloak.request;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.spid.keycloak.page.SpidRefusals;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The sign-in of this browser that a RelayState names. It is looked up without using up its code, so that an answer that
 * is refused does not end the sign-in of the person who waits for a genuine one.
 */
public sealed interface PendingSignIn {

    /** The sign-in is this browser's. */
    record Found(AuthenticationSessionModel authentication) implements PendingSignIn {}

    /** There is none. */
    record Missing(Refusal refusal) implements PendingSignIn {}

    static PendingSignIn find(KeycloakSession session, RealmModel realm, String relayState) {
        if (relayState == null || relayState.isBlank()) {
            return new Missing(SpidRefusals.UNKNOWN_STATE);
        }
        try {
            IdentityBrokerState state = IdentityBrokerState.encoded(relayState, realm);
            return find(session, realm, state.getClientId(), state.getTabId(), SpidRefusals.UNKNOWN_STATE);
        } catch (RuntimeException notOurs) {
            // Keycloak's decoder says no to garbage with whatever exception the garbage provokes.
            return new Missing(SpidRefusals.UNKNOWN_STATE);
        }
    }

    static PendingSignIn find(
            KeycloakSession session, RealmModel realm, String clientId, String tabId, Refusal whenUnknown) {
        ClientModel client = clientId == null ? null : realm.getClientByClientId(clientId);
        if (client == null || tabId == null) {
            return new Missing(whenUnknown);
        }
        // Known from here on: a page that refuses can at least lead back to the service.
        session.getContext().setClient(client);
        AuthenticationSessionModel authentication =
                new AuthenticationSessionManager(session).getCurrentAuthenticationSession(realm, client, tabId);
        return authentication == null ? new Missing(SpidRefusals.SESSION_EXPIRED) : new Found(authentication);
    }
}
