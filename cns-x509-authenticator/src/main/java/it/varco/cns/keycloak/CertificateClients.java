package it.varco.cns.keycloak;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What of Keycloak's own goes by a certificate that it trusts TLS to have verified: clients, and steps of flows, which look
 * at the issuer only where they are told to.
 */
final class CertificateClients {

    private static final String AUTHENTICATOR = "client-x509";
    private static final String BOUND_TOKENS = "tls.client.certificate.bound.access.tokens";

    /** Keycloak's own steps that sign people in by a certificate: in a browser, and by direct grant. */
    private static final Set<String> STEPS =
            Set.of("auth-x509-client-username-form", "direct-grant-auth-x509-username");

    private CertificateClients() {}

    /** @throws IllegalStateException where any realm has such a client or step; the message names them */
    static void refuse(KeycloakSession session) {
        List<String> found = session.realms()
                .getRealmsStream()
                .flatMap(realm -> in(session, realm).map(one -> realm.getName() + "/" + one))
                .toList();
        if (!found.isEmpty()) {
            throw new IllegalStateException(
                    ("This server lets unverified certificates in (unverified-listener), and these clients"
                                    + " and steps of flows go by a certificate: %s. Anybody could have written it.")
                            .formatted(String.join(", ", found)));
        }
    }

    /** The ids of such clients of the realm, and its flows with the enabled steps in them. */
    static Stream<String> in(KeycloakSession session, RealmModel realm) {
        return Stream.concat(clients(session, realm), steps(realm));
    }

    private static Stream<String> clients(KeycloakSession session, RealmModel realm) {
        return session.clients()
                .getClientsStream(realm)
                .filter(CertificateClients::isOne)
                .map(ClientModel::getClientId);
    }

    /** Of every flow, for any of them can be bound to the realm or to a client at any time. */
    private static Stream<String> steps(RealmModel realm) {
        return realm.getAuthenticationFlowsStream().flatMap(flow -> steps(realm, flow));
    }

    private static Stream<String> steps(RealmModel realm, AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(AuthenticationExecutionModel::isEnabled)
                .map(AuthenticationExecutionModel::getAuthenticator)
                .filter(authenticator -> authenticator != null && STEPS.contains(authenticator))
                .map(authenticator -> flow.getAlias() + "/" + authenticator);
    }

    private static boolean isOne(ClientModel client) {
        return AUTHENTICATOR.equals(client.getClientAuthenticatorType())
                || Boolean.parseBoolean(client.getAttribute(BOUND_TOKENS));
    }
}
