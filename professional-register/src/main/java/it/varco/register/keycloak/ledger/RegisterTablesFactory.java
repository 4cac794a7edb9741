package it.varco.register.keycloak.ledger;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Brings the tables, and empties them of a realm that is removed. */
public final class RegisterTablesFactory implements JpaEntityProviderFactory, VersionedFactory<JpaEntityProvider> {

    /** Keycloak keeps the first ten letters, in the name of a table of its own: no other provider's begins like that. */
    static final String PROVIDER_ID = "varco-register";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new RegisterTables();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                new Forgetting(removed.getKeycloakSession())
                        .realm(removed.getRealm().getId());
            }
        });
    }
}
