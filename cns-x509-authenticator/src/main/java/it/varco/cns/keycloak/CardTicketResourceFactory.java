package it.varco.cns.keycloak;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/varco-card}. */
public final class CardTicketResourceFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    public static final String PROVIDER_ID = "varco-card";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new CardTicketResource(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
