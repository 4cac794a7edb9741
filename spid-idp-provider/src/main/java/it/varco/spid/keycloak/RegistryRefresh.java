package it.varco.spid.keycloak;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.registry.FederationUri;
import it.varco.spid.registry.RegistryFeed;
import it.varco.spid.registry.RegistryFeedException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Fetches the feeds that are due, on a schedule and on demand, never inside a sign-in. A feed that cannot be fetched or
 * read changes nothing: the last good copy stays. What goes wrong with one realm's feed stays with that realm.
 */
final class RegistryRefresh {

    /**
     * What came of one refresh.
     *
     * @param entries how many entries the fresh copy has; none where there is no fresh copy
     * @param leftOut entity ids that could not be used, with the reason
     * @param problem why there is no fresh copy; empty where there is one
     */
    record Outcome(int entries, Map<String, String> leftOut, String problem) {

        static Outcome failed(String problem) {
            return new Outcome(0, Map.of(), problem);
        }

        boolean isFresh() {
            return problem.isEmpty();
        }
    }

    private record Due(String realmId, String realmName, String alias, String feed, Stage stage) {}

    private record Fetched(RegistrySnapshot.Copy copy, RegistryFeed.Reading reading) {}

    private static final Logger LOG = Logger.getLogger(RegistryRefresh.class);
    private static final int ONE_NODE_FOR_SECONDS = 60;

    private final Clock clock;
    private final RegistryFeed reader = new RegistryFeed();

    RegistryRefresh(Clock clock) {
        this.clock = clock;
    }

    /** Refreshes every registry that is due; of several nodes one does it. */
    void refreshDue(KeycloakSessionFactory factory) {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .map(RealmModel::getId)
                        .toList());
        for (String realmId : realms) {
            try {
                KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> due(session, realmId))
                        .forEach(due -> onOneNode(factory, due));
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "SPID registry of realm %s: the refresh failed; the last good copy stays", realmId);
            }
        }
    }

    /** Fetches, reads and saves the feed of one identity provider of the session's realm. */
    Outcome refresh(KeycloakSession session, SpidIdentityProviderConfig config) {
        RealmModel realm = session.getContext().getRealm();
        Optional<Due> due = describe(realm, config);
        return due.isPresent()
                ? refresh(due.get(), session)
                : Outcome.failed("the identity provider has no registryFeed");
    }

    private void onOneNode(KeycloakSessionFactory factory, Due due) {
        // Fetching holds no transaction that has touched the database; saving is one of its own.
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class)
                        .executeIfNotExecuted(
                                "varco-spid-registry-" + due.realmId() + "-" + due.alias(),
                                ONE_NODE_FOR_SECONDS,
                                () -> refresh(due, session)));
    }

    private Outcome refresh(Due due, KeycloakSession session) {
        Optional<URI> address = FederationUri.of(due.feed(), due.stage());
        if (address.isEmpty()) {
            return keepLastGoodCopy(due, "registryFeed is not https (http on loopback is for stage rehearsal)");
        }
        try {
            Fetched fetched = fetch(due, address.get(), session);
            save(session.getKeycloakSessionFactory(), due, fetched.copy());
            int entries = fetched.reading().registry().entries().size();
            Map<String, String> leftOut = fetched.reading().leftOut();
            LOG.infof(
                    "SPID registry of realm %s, alias %s: %d entries, %d left out",
                    due.realmName(), due.alias(), entries, leftOut.size());
            return new Outcome(entries, leftOut, "");
        } catch (IOException unreachable) {
            keepLastGoodCopy(due, unreachable.getMessage());
            // Where the feed points is an administrator's choice; what stands there is not for the answer to tell.
            return Outcome.failed("the feed could not be fetched; the server's log says why");
        } catch (RegistryFeedException unusable) {
            return keepLastGoodCopy(due, unusable.getMessage());
        }
    }

    private static Outcome keepLastGoodCopy(Due due, String problem) {
        LOG.warnf(
                "SPID registry of realm %s, alias %s: kept the last good copy, since %s",
                due.realmName(), due.alias(), problem);
        return Outcome.failed(problem);
    }

    private Fetched fetch(Due due, URI address, KeycloakSession session) throws IOException, RegistryFeedException {
        try (SimpleHttpResponse response = SimpleHttp.create(session)
                .withMaxConsumedResponseSize(RegistryFeed.LONGEST)
                .doGet(address.toString())
                .acceptJson()
                .asResponse()) {
            if (response.getStatus() != 200) {
                throw new IOException("it answered with status " + response.getStatus());
            }
            String feed = response.asString();
            return new Fetched(
                    new RegistrySnapshot.Copy(feed, due.feed(), clock.instant()), reader.read(feed, due.stage()));
        }
    }

    private static void save(KeycloakSessionFactory factory, Due due, RegistrySnapshot.Copy copy) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(due.realmId());
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    RegistrySnapshot.save(realm, due.alias(), copy);
                }
            });
        } catch (ModelDuplicateException another) {
            LOG.debugf("SPID registry of realm %s: another refresh saved its copy in the same moment", due.realmName());
        }
    }

    private List<Due> due(KeycloakSession session, String realmId) {
        List<Due> due = new ArrayList<>();
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            session.identityProviders()
                    .getAllStream(
                            IdentityProviderQuery.userAuthentication().with(IdentityProviderModel.ENABLED, "true"))
                    .filter(provider -> SpidIdentityProviderFactory.PROVIDER_ID.equals(provider.getProviderId()))
                    .map(SpidIdentityProviderConfig::new)
                    .filter(config -> isDue(realm, config))
                    .forEach(config -> describe(realm, config).ifPresent(due::add));
        }
        return due;
    }

    private boolean isDue(RealmModel realm, SpidIdentityProviderConfig config) {
        Optional<String> feed = config.settings().registryFeed();
        Instant stale = clock.instant().minus(config.settings().registryRefresh());
        return RegistrySnapshot.find(realm, config.getAlias())
                .filter(copy -> feed.equals(Optional.of(copy.source())))
                .map(copy -> !copy.fetchedAt().isAfter(stale))
                .orElse(true);
    }

    private static Optional<Due> describe(RealmModel realm, SpidIdentityProviderConfig config) {
        return config.settings()
                .registryFeed()
                .map(feed -> new Due(realm.getId(), realm.getName(), config.getAlias(), feed, RealmStage.of(realm)));
    }
}
