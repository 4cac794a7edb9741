package it.varco.legacy.keycloak.stop;

import it.varco.policy.keycloak.access.TechnicalAccounts;
import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.credential.PasswordImport;
import it.varco.policy.keycloak.setting.RealmSetting;
import jakarta.ws.rs.core.Response;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Keycloak's password credentials, but that nobody puts a ready-made hash on a person's account: Keycloak asks no password
 * policy about one. A realm that is being made, the server's own imports and ours are let through; realms without Varco are
 * as they were.
 */
final class StoredPasswords extends PasswordCredentialProvider {

    static final String HASH_REFUSED = "PLAN-I06";

    private final PasswordCredentialProvider keycloaks;
    private boolean hashesWhatWasTyped;

    /** @param keycloaks Keycloak's own, which counts in its metrics what it compares */
    StoredPasswords(KeycloakSession session, PasswordCredentialProvider keycloaks) {
        super(session, null, false, false, false, false, false);
        this.keycloaks = keycloaks;
    }

    /** Keycloak asks its policies, hashes, and comes back through the method for hashes. */
    @Override
    public boolean createCredential(RealmModel realm, UserModel user, String password) {
        hashesWhatWasTyped = true;
        try {
            return super.createCredential(realm, user, password);
        } finally {
            hashesWhatWasTyped = false;
        }
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, PasswordCredentialModel credential) {
        if (!hashesWhatWasTyped && !mayBringHashes(realm) && !new TechnicalAccounts(session).has(user)) {
            throw refused(realm, user);
        }
        return super.createCredential(realm, user, credential);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        return keycloaks.isValid(realm, user, input);
    }

    private boolean mayBringHashes(RealmModel realm) {
        return PasswordImport.isRunning(session)
                || RealmBeingMade.is(session, realm)
                || isServersOwnWork()
                || !isOurs(realm);
    }

    /** An import at the start of the server or on its command line: nobody asked for it over the network. */
    private boolean isServersOwnWork() {
        return session.getContext().getConnection().getRemoteAddr() == null;
    }

    private static boolean isOurs(RealmModel realm) {
        return realm.getPasswordPolicy().getPolicies().contains(IssuanceStopFactory.PROVIDER_ID)
                || realm.getComponentsStream(realm.getId(), RealmSetting.class.getName())
                        .findAny()
                        .isPresent();
    }

    private RuntimeException refused(RealmModel realm, UserModel user) {
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.UPDATE_CREDENTIAL)
                .user(user.getId())
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
                .detail(AuditDetails.CODE, HASH_REFUSED)
                .error(HASH_REFUSED);
        return AdminRefusal.of(Response.Status.FORBIDDEN, HASH_REFUSED, "a person's password is not brought as a hash");
    }
}
