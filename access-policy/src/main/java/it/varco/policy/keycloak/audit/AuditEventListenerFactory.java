package it.varco.policy.keycloak.audit;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** The event listener {@code varco-audit}, which stands in the place of {@code jboss-logging}. */
public final class AuditEventListenerFactory
        implements EventListenerProviderFactory, VersionedFactory<EventListenerProvider> {

    public static final String PROVIDER_ID = "varco-audit";

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AuditEventListener(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
