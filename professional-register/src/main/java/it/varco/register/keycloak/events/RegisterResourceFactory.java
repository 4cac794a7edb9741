package it.varco.register.keycloak.events;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.register.keycloak.retention.RetentionSchedule;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/professional-register}. */
public final class RegisterResourceFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    public static final String PROVIDER_ID = "professional-register";

    private final RegisterNode node = RegisterNode.create();

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new RegisterResource(session, node);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        RetentionSchedule.begin(factory);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void close() {
        node.vouchers().close();
    }
}
