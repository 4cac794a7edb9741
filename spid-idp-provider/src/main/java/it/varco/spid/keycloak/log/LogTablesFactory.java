package it.varco.spid.keycloak.log;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.schedule.BackgroundWork;
import java.time.Clock;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/** Brings the tables, keeps the chains that this node appends to, and empties all of a realm that is removed. */
public final class LogTablesFactory implements JpaEntityProviderFactory, VersionedFactory<JpaEntityProvider> {

    /** Keycloak keeps the first ten letters, in the name of a table of its own: no other provider's begins like that. */
    static final String PROVIDER_ID = "varco-spid-log";

    private final OpenChains chains = new OpenChains();
    private final OpenRequests requests = new OpenRequests();

    static OpenChains chains(KeycloakSession session) {
        return of(session).chains;
    }

    static OpenRequests requests(KeycloakSession session) {
        return of(session).requests;
    }

    private static LogTablesFactory of(KeycloakSession session) {
        return (LogTablesFactory)
                session.getKeycloakSessionFactory().getProviderFactory(JpaEntityProvider.class, PROVIDER_ID);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new LogTables();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                String realmId = removed.getRealm().getId();
                new Forgetting(removed.getKeycloakSession()).realm(realmId);
                chains.forget(realmId);
            } else if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> schedule(factory, session));
            }
        });
    }

    private static void schedule(KeycloakSessionFactory factory, KeycloakSession session) {
        new BackgroundWork(UpkeepSchedule.TASK, new UpkeepSchedule(factory, Clock.systemUTC()))
                .beginLater(session, UpkeepSchedule.EVERY);
    }
}
