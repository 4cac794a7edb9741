package it.varco.register.keycloak.events;

import java.util.Optional;
import org.keycloak.authentication.authenticators.client.JWTClientAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** What a client of the realm must be like to speak for an Order, as it stands now. */
final class OrderClients {

    /** The client that stands for this service: in {@code aud}, and the owner of the role. */
    static final String SERVICE = "professional-register";

    /** The role, of {@link #SERVICE}, of those who may communicate. */
    static final String ROLE = "communicate";

    private final RealmModel realm;

    OrderClients(RealmModel realm) {
        this.realm = realm;
    }

    /** Whether it proves itself by a key and by nothing that others could know. */
    boolean hasAKey(ClientModel client) {
        return !client.isPublicClient()
                && JWTClientAuthenticator.PROVIDER_ID.equals(client.getClientAuthenticatorType());
    }

    boolean mayCommunicate(UserModel account) {
        return role().filter(account::hasRole).isPresent();
    }

    Optional<RoleModel> role() {
        return Optional.ofNullable(realm.getClientByClientId(SERVICE)).map(service -> service.getRole(ROLE));
    }
}
