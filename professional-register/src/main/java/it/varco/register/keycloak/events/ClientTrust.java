package it.varco.register.keycloak.events;

import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.reception.CallRefusal;
import it.varco.register.reception.LoggedId;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Believes an access token of this realm that the configured client got for itself. What the client and its account are now counts as
 * much as what the token says: a client that may prove itself by a shared secret, or whose role was taken away, is not believed.
 */
final class ClientTrust {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrderClients clients;

    ClientTrust(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clients = new OrderClients(realm);
    }

    Trust ofToken() {
        Optional<AuthResult> verified = verified();
        if (verified.isEmpty()) {
            return unknown("TOKEN_NOT_VALID");
        }
        AccessToken token = verified.get().token();
        if (!token.hasAudience(OrderClients.SERVICE)) {
            return unknown("TOKEN_FOR_ANOTHER_SERVICE");
        }
        if (token.getConfirmation() != null && token.getConfirmation().getCertThumbprint() != null) {
            return unknown("TOKEN_BOUND_TO_CERTIFICATE");
        }
        return of(verified.get());
    }

    private Trust of(AuthResult verified) {
        ClientModel client = verified.client();
        Optional<RegisterSettings> register = RegisterSettings.ofClient(realm, client.getClientId());
        if (register.isEmpty()) {
            return notTheOrder("NO_SENDER_OF_A_REGISTER");
        }
        if (!clients.hasAKey(client)) {
            return notTheOrder("CLIENT_WITHOUT_KEY");
        }
        if (!client.getId().equals(verified.user().getServiceAccountClientLink())) {
            return notTheOrder("TOKEN_OF_A_PERSON");
        }
        if (!clients.mayCommunicate(verified.user()) || !saysThatItMay(verified.token())) {
            return notTheOrder("ROLE_MISSING");
        }
        return new Trust.Believed(
                register.get(), "token " + LoggedId.of(verified.token().getId()));
    }

    private Optional<AuthResult> verified() {
        try {
            return Optional.ofNullable(new AppAuthManager.BearerTokenAuthenticator(session).authenticate());
        } catch (WebApplicationException refused) {
            return Optional.empty();
        }
    }

    private static boolean saysThatItMay(AccessToken token) {
        AccessToken.Access access = token.getResourceAccess(OrderClients.SERVICE);
        return access != null && access.isUserInRole(OrderClients.ROLE);
    }

    private static Trust unknown(String reason) {
        return new Trust.Refused(CallRefusal.NOT_KNOWN, reason);
    }

    private static Trust notTheOrder(String reason) {
        return new Trust.Refused(CallRefusal.NOT_THE_ORDER, reason);
    }
}
