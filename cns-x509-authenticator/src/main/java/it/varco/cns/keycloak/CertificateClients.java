package it.varco.cns.keycloak;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The clients that Keycloak knows by a certificate, which it trusts TLS to have verified. */
final class CertificateClients {

    private static final String AUTHENTICATOR = "client-x509";
    private static final String BOUND_TOKENS = "tls.client.certificate.bound.access.tokens";

    private CertificateClients() {}

    /** @throws IllegalStateException where any realm has such a client; the message names them */
    static void refuse(KeycloakSession session) {
        List<String> found = session.realms()
                .getRealmsStream()
                .flatMap(realm -> in(session, realm).map(client -> realm.getName() + "/" + client))
                .toList();
        if (!found.isEmpty()) {
            throw new IllegalStateException(
                    ("This server lets unverified certificates in (unverified-listener), and these"
                                    + " clients are known by a certificate: %s. Anybody could be one of them.")
                            .formatted(String.join(", ", found)));
        }
    }

    /** The ids of such clients of the realm. */
    static Stream<String> in(KeycloakSession session, RealmModel realm) {
        return session.clients()
                .getClientsStream(realm)
                .filter(CertificateClients::isOne)
                .map(ClientModel::getClientId);
    }

    private static boolean isOne(ClientModel client) {
        return AUTHENTICATOR.equals(client.getClientAuthenticatorType())
                || Boolean.parseBoolean(client.getAttribute(BOUND_TOKENS));
    }
}
