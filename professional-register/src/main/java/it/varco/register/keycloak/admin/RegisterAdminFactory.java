package it.varco.register.keycloak.admin;

import io.micrometer.core.instrument.Metrics;
import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.keycloak.admin.AdminResource;
import it.varco.policy.keycloak.schedule.BackgroundWork;
import it.varco.register.keycloak.watch.RegisterGauges;
import it.varco.register.keycloak.watch.RegisterWatch;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** The resource {@code /admin/realms/{realm}/professional-register}, and the watch over what it shows. */
public final class RegisterAdminFactory
        implements AdminRealmResourceProviderFactory, VersionedFactory<AdminRealmResourceProvider> {

    public static final String PROVIDER_ID = "professional-register";

    private static final String TASK = "varco-register-watch";
    private static final Duration EVERY = Duration.ofMinutes(5);

    @Override
    public AdminResource create(KeycloakSession session) {
        return (own, realm, permissions, adminEvent) ->
                new RegisterAdminResource(AdminCall.of(own, realm, permissions, adminEvent, PROVIDER_ID));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> watch(factory, session));
            }
        });
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    private static void watch(KeycloakSessionFactory factory, KeycloakSession session) {
        RegisterGauges gauges =
                new RegisterGauges(Metrics.globalRegistry, () -> Instant.ofEpochMilli(Time.currentTimeMillis()));
        new BackgroundWork(TASK, new RegisterWatch(factory, gauges)).beginNow(session, EVERY);
    }
}
