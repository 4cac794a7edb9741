package it.varco.legacy.keycloak.people;

import it.varco.legacy.people.CredentialLine;
import it.varco.legacy.people.Fault;
import it.varco.legacy.people.PasswordHash;
import java.util.Optional;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Passwords as the old system hashed them, in the form in which the hash providers of the server verify them. */
final class ImportedPasswords {

    private static final String FIELD = "/credential/hash";

    private final KeycloakSession session;

    ImportedPasswords(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The password of the line; empty where it has none.
     *
     * @throws it.varco.legacy.people.Refused where no provider of the server would ever verify it
     */
    Optional<PasswordCredentialModel> of(CredentialLine credential) {
        return credential.hash().map(hash -> {
            PasswordHashProvider provider = session.getProvider(PasswordHashProvider.class, hash.algorithm());
            if (provider == null) {
                throw Fault.HASH.in(FIELD + "/algorithm");
            }
            PasswordCredentialModel password = model(hash);
            requireReadable(provider, password);
            password.setCreatedDate(credential.record().issuedAt().toEpochMilli());
            return password;
        });
    }

    /** Gives it to the account, through the provider that lets nobody but an import do so. */
    void store(UserModel user, PasswordCredentialModel password) {
        PasswordCredentialProvider provider = (PasswordCredentialProvider)
                session.getProvider(CredentialProvider.class, PasswordCredentialProviderFactory.PROVIDER_ID);
        provider.createCredential(session.getContext().getRealm(), user, password);
    }

    private static PasswordCredentialModel model(PasswordHash hash) {
        return PasswordCredentialModel.createFromValues(
                hash.algorithm(), hash.saltBytes(), hash.iterations(), hash.parameters(), hash.value());
    }

    /** What a provider cannot read it throws at, each in its own way; better at the import than at a person's sign-in. */
    private void requireReadable(PasswordHashProvider provider, PasswordCredentialModel password) {
        try {
            provider.policyCheck(session.getContext().getRealm().getPasswordPolicy(), password);
            provider.credentialHashingStrength(password);
        } catch (RuntimeException unreadable) {
            throw Fault.HASH.in(FIELD);
        }
    }
}
