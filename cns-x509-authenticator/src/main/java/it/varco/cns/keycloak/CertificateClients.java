package it.varco.cns.keycloak;

import java.util.List;
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
                .flatMap(realm -> session.clients()
                        .getClientsStream(realm)
                        .filter(CertificateClients::isOne)
                        .map(client -> name(realm, client)))
                .toList();
        if (!found.isEmpty()) {
            throw new IllegalStateException(
                    ("This server lets unverified certificates in (unverified-listener), and these"
                                    + " clients are known by a certificate: %s. Anybody could be one of them.")
                            .formatted(String.join(", ", found)));
        }
    }

    private static boolean isOne(ClientModel client) {
        return AUTHENTICATOR.equals(client.getClientAuthenticatorType())
                || Boolean.parseBoolean(client.getAttribute(BOUND_TOKENS));
    }

    private static String name(RealmModel realm, ClientModel client) {
        return realm.getName() + "/" + client.getClientId();
    }
}
