package it.varco.register.keycloak.events;

import it.varco.policy.keycloak.doctor.DoctorCheckFactory;
import it.varco.policy.keycloak.doctor.Rule;
import it.varco.policy.keycloak.doctor.Severity;
import it.varco.register.keycloak.setting.RegisterSettings;
import it.varco.register.keycloak.setting.Sender;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The rules about who speaks for an Order: that it can, and that nobody else is about to. */
public final class SenderRules extends DoctorCheckFactory {

    public SenderRules() {
        super(
                "register-sender",
                List.of(
                        new Rule(
                                "DOC-66",
                                Severity.ERROR,
                                "the Order's client is missing or off, proves itself by something else than a signed JWT, has"
                                        + " no service account, or that has not the role communicate: nothing it sends is taken",
                                SenderRules::unheard),
                        new Rule(
                                "DOC-67",
                                Severity.WARNING,
                                "the account has the role communicate and is of no client that speaks for an Order",
                                SenderRules::others)));
    }

    private static Stream<String> unheard(KeycloakSession session) {
        RealmModel realm = realm(session);
        return senders(realm).filter(id -> !isHeard(session, realm.getClientByClientId(id)));
    }

    private static boolean isHeard(KeycloakSession session, ClientModel client) {
        if (client == null || !client.isEnabled() || !client.isServiceAccountsEnabled()) {
            return false;
        }
        OrderClients clients = new OrderClients(realm(session));
        UserModel account = session.users().getServiceAccount(client);
        return clients.hasAKey(client) && account != null && account.isEnabled() && clients.mayCommunicate(account);
    }

    private static Stream<String> others(KeycloakSession session) {
        RealmModel realm = realm(session);
        List<String> senders = senders(realm)
                .map(realm::getClientByClientId)
                .filter(client -> client != null)
                .map(ClientModel::getId)
                .toList();
        return new OrderClients(realm)
                .role().stream()
                        .flatMap(role -> session.users().getRoleMembersStream(realm, role))
                        .filter(account -> account.getServiceAccountClientLink() == null
                                || !senders.contains(account.getServiceAccountClientLink()))
                        .map(UserModel::getId);
    }

    private static Stream<String> senders(RealmModel realm) {
        return RegisterSettings.all(realm).stream()
                .map(RegisterSettings::sender)
                .filter(Sender.Client.class::isInstance)
                .map(sender -> ((Sender.Client) sender).clientId());
    }

    private static RealmModel realm(KeycloakSession session) {
        return session.getContext().getRealm();
    }
}
