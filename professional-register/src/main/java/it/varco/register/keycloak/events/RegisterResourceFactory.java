package it.varco.register.keycloak.events;

import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.schedule.BackgroundWork;
import it.varco.register.keycloak.retention.DailyForgetting;
import java.time.Clock;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
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
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                DailyForgetting forgetting = new DailyForgetting(factory, Clock.systemUTC());
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> new BackgroundWork(DailyForgetting.TASK, forgetting)
                                .beginLater(session, Duration.ofDays(1)));
            }
        });
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
