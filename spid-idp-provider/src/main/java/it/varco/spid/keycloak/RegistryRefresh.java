package it.varco.spid.keycloak;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.spid.registry.RegistryFeed;
import it.varco.spid.registry.RegistryFeedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Fetches the feeds that are due, on a schedule and on demand, never inside a sign-in. A feed that cannot be fetched or
 * read changes nothing: the last good copy stays.
 */
final class RegistryRefresh {

    /** What came of one refresh, in words for an operator. */
    public record Outcome(boolean fresh, int entries, Map<String, String> leftOut, String problem) {

        static Outcome failed(String problem) {
            return new Outcome(false, 0, Map.of(), problem);
        }
    }

    private record Due(String realmId, String alias) {}

    private static final Logger LOG = Logger.getLogger(RegistryRefresh.class);
    private static final int ONE_NODE_FOR_SECONDS = 30;

    private final Clock clock;
    private final RegistryFeed reader = new RegistryFeed();

    RegistryRefresh(Clock clock) {
        this.clock = clock;
    }

    /** Refreshes every registry that is due; of several nodes one does it. */
    void refreshDue(KeycloakSessionFactory factory) {
        for (Due due : KeycloakModelUtils.runJobInTransactionWithResult(factory, this::due)) {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> session.getProvider(ClusterProvider.class)
                            .executeIfNotExecuted(
                                    "varco-spid-registry-" + due.realmId() + "-" + due.alias(),
                                    ONE_NODE_FOR_SECONDS,
                                    () -> refresh(factory, due)));
        }
    }

    private Outcome refresh(KeycloakSessionFactory factory, Due due) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(due.realmId());
            if (realm == null) {
                return Outcome.failed("the realm is gone");
            }
            session.getContext().setRealm(realm);
            IdentityProviderModel provider = session.identityProviders().getByAlias(due.alias());
            return provider == null
                    ? Outcome.failed("the identity provider is gone")
                    : refresh(session, new SpidIdentityProviderConfig(provider));
        });
    }

    /** Fetches, reads and saves the feed of one identity provider of the session's realm. */
    Outcome refresh(KeycloakSession session, SpidIdentityProviderConfig config) {
        RealmModel realm = session.getContext().getRealm();
        Optional<String> source = config.settings().registryFeed();
        if (source.isEmpty()) {
            return Outcome.failed("the identity provider has no registryFeed");
        }
        try {
            String feed = fetch(session, source.get());
            RegistryFeed.Reading reading = reader.read(feed, RealmStage.of(realm));
            RegistrySnapshot.save(realm, config.getAlias(), new RegistrySnapshot.Copy(feed, clock.instant()));
            int entries = reading.registry().entries().size();
            LOG.infof(
                    "SPID registry of realm %s, alias %s: %d entries, %d left out",
                    realm.getName(),
                    config.getAlias(),
                    entries,
                    reading.leftOut().size());
            return new Outcome(true, entries, reading.leftOut(), "");
        } catch (IOException | RegistryFeedException unusable) {
            LOG.warnf(
                    "SPID registry of realm %s, alias %s: kept the last good copy, since %s",
                    realm.getName(), config.getAlias(), unusable.getMessage());
            return Outcome.failed(String.valueOf(unusable.getMessage()));
        }
    }

    private List<Due> due(KeycloakSession session) {
        return session.realms()
                .getRealmsStream()
                .flatMap(realm -> {
                    session.getContext().setRealm(realm);
                    return session
                            .identityProviders()
                            .getAllStream(IdentityProviderQuery.userAuthentication()
                                    .with(IdentityProviderModel.ENABLED, "true"))
                            .filter(provider ->
                                    SpidIdentityProviderFactory.PROVIDER_ID.equals(provider.getProviderId()))
                            .map(SpidIdentityProviderConfig::new)
                            .filter(config -> isDue(realm, config))
                            .map(config -> new Due(realm.getId(), config.getAlias()))
                            .toList()
                            .stream();
                })
                .toList();
    }

    private boolean isDue(RealmModel realm, SpidIdentityProviderConfig config) {
        Duration every = config.settings().registryRefresh();
        Instant now = clock.instant();
        return config.settings().registryFeed().isPresent()
                && RegistrySnapshot.find(realm, config.getAlias())
                        .map(copy -> !copy.fetchedAt().plus(every).isAfter(now))
                        .orElse(true);
    }

    private static String fetch(KeycloakSession session, String url) throws IOException {
        try (SimpleHttpResponse response = SimpleHttp.create(session)
                .withMaxConsumedResponseSize(RegistryFeed.LONGEST)
                .doGet(url)
                .acceptJson()
                .asResponse()) {
            if (response.getStatus() != 200) {
                throw new IOException("the feed answered with status " + response.getStatus());
            }
            return response.asString();
        }
    }
}
