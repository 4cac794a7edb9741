package it.varco.register.keycloak.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** The clients that get roles of registers in access tokens of a long life. */
final class SlowClients {

    private static final String OUR_ROLES = "varco-profile-roles";
    private static final int LONGEST_SECONDS = 300;
    private static final String DELEGATE = "-delegato";

    private final RealmModel realm;
    private final List<RoleModel> roles;

    /** @param profiles whose roles registers give */
    SlowClients(KeycloakSession session, List<String> profiles) {
        this.realm = session.getContext().getRealm();
        this.roles = profiles.stream()
                .flatMap(profile -> Stream.of(profile, profile + DELEGATE))
                .map(realm::getRole)
                .filter(Objects::nonNull)
                .toList();
    }

    Stream<String> names() {
        return realm.getClientsStream()
                .filter(ClientModel::isEnabled)
                .filter(client -> !client.isBearerOnly())
                .filter(client -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()))
                .filter(this::isSlow)
                .filter(this::getsRoles)
                .map(ClientModel::getClientId);
    }

    private boolean isSlow(ClientModel client) {
        boolean slowImplicitly =
                client.isImplicitFlowEnabled() && realm.getAccessTokenLifespanForImplicitFlow() > LONGEST_SECONDS;
        return slowImplicitly
                || Optional.ofNullable(client.getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN))
                        .map(String::strip)
                        .filter(own -> !own.isEmpty())
                        .map(SlowClients::isLong)
                        .orElse(realm.getAccessTokenLifespan() > LONGEST_SECONDS);
    }

    /** Keycloak writes -1 for a token that lives as long as the session. */
    private static boolean isLong(String seconds) {
        return !seconds.matches("\\d{1,9}") || Integer.parseInt(seconds) > LONGEST_SECONDS;
    }

    private boolean getsRoles(ClientModel client) {
        List<ClientScopeModel> scopes = Stream.of(client.getClientScopes(true), client.getClientScopes(false))
                .flatMap(assigned -> assigned.values().stream())
                .toList();
        boolean asks = Stream.concat(
                        client.getProtocolMappersStream(),
                        scopes.stream().flatMap(ClientScopeModel::getProtocolMappersStream))
                .map(ProtocolMapperModel::getProtocolMapper)
                .anyMatch(OUR_ROLES::equals);
        return asks && roles.stream().anyMatch(role -> client.hasScope(role) || has(scopes, role));
    }

    private static boolean has(Collection<ClientScopeModel> scopes, RoleModel role) {
        return scopes.stream().anyMatch(scope -> scope.hasScope(role));
    }
}
