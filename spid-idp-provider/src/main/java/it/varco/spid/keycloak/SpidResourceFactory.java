package it.varco.spid.keycloak;

import io.micrometer.core.instrument.Metrics;
import it.varco.policy.keycloak.AfterCommit;
import it.varco.policy.keycloak.VersionedFactory;
import it.varco.policy.keycloak.schedule.BackgroundWork;
import it.varco.spid.keycloak.metadata.MetadataDocuments;
import it.varco.spid.keycloak.metadata.MetadataKeeper;
import it.varco.spid.keycloak.registry.CertificateExpiry;
import it.varco.spid.keycloak.registry.Registries;
import it.varco.spid.keycloak.registry.RegistryKeeper;
import it.varco.spid.keycloak.registry.RegistryRefresh;
import it.varco.spid.keycloak.registry.RegistrySnapshot;
import it.varco.spid.keycloak.registry.RegistryWatch;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidServer;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** The resource {@code /realms/{realm}/spid}, and the keeper of what SPID has once for each server. */
public final class SpidResourceFactory
        implements RealmResourceProviderFactory,
                VersionedFactory<RealmResourceProvider>,
                RegistryKeeper,
                MetadataKeeper {

    public static final String PROVIDER_ID = SpidServer.PROVIDER_ID;

    private static final Logger LOG = Logger.getLogger(SpidResourceFactory.class);
    private static final String TASK = "varco-spid-registry-refresh";
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemUTC();
    private final Registries registries = new Registries();
    private final MetadataDocuments metadata = new MetadataDocuments();
    private final CertificateExpiry expiry = new CertificateExpiry(clock);
    private final RegistryRefresh refresh = new RegistryRefresh(clock);
    private final RegistryWatch watch = new RegistryWatch(Metrics.globalRegistry, clock);

    @Override
    public Registries registries() {
        return registries;
    }

    @Override
    public MetadataDocuments metadata() {
        return metadata;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public RegistryRefresh refresh() {
        return refresh;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new SpidResource(session);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> new BackgroundWork(TASK, () -> refreshDue(factory)).beginNow(session, LOOK_EVERY));
            } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
                afterCommit(created.getKeycloakSession(), factory);
            } else if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated
                    && SpidIdentityProviderConfig.isOurs(updated.getUpdatedIdentityProvider())) {
                afterCommit(updated.getKeycloakSession(), factory);
            } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
                metadata.forget(removed.getRealm().getId());
            } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed
                    && SpidIdentityProviderConfig.isOurs(removed.getRemovedIdentityProvider())) {
                new SpidIdentityProviderConfig(removed.getRemovedIdentityProvider())
                        .feeds()
                        .forEach(feed -> RegistrySnapshot.remove(removed.getRealm(), feed.place()));
            }
        });
    }

    /** The feed is fetched when what was written is there for other transactions to see. */
    private void afterCommit(KeycloakSession session, KeycloakSessionFactory factory) {
        new AfterCommit(session).run(() -> inBackground(factory));
    }

    private void inBackground(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ExecutorsProvider.class)
                        .getExecutor(TASK)
                        .execute(() -> refreshDue(factory)));
    }

    private void refreshDue(KeycloakSessionFactory factory) {
        try {
            expiry.look(factory);
        } catch (RuntimeException failed) {
            LOG.error("SPID: the look at certificates failed", failed);
        }
        try {
            refresh.refreshDue(factory);
            watch.look(factory);
        } catch (RuntimeException failed) {
            LOG.error("SPID registry: the scheduled refresh failed; the last good copies stay", failed);
        }
    }
}
