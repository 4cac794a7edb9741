package it.varco.policy.keycloak.audit;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.models.KeycloakSession;

/** The event store {@code varco}, in the place of Keycloak's own and with its tables. */
public final class StoredEventsFactory extends JpaEventStoreProviderFactory
        implements VersionedFactory<EventStoreProvider> {

    @Override
    public EventStoreProvider create(KeycloakSession session) {
        return new StoredEvents(
                session, session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @Override
    public String getId() {
        return "varco";
    }

    /** Above Keycloak's own, which has zero. */
    @Override
    public int order() {
        return 10;
    }
}
