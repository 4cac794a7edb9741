package it.varco.spid.keycloak.registry;

import it.varco.policy.keycloak.OwnTransaction;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import it.varco.spid.keycloak.setting.RegistrySettings;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.registry.FederationUri;
import it.varco.spid.registry.Registry;
import it.varco.spid.registry.RegistryDifference;
import it.varco.spid.registry.RegistryFeed;
import it.varco.spid.registry.RegistryFeedException;
import it.varco.spid.registry.RegistryProblem;
import it.varco.spid.registry.RegistryReader;
import it.varco.spid.registry.RegistryReading;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Fetches the feeds that are due, on a schedule and on demand, never inside a sign-in. A feed that cannot be fetched, is not
 * believed or is older than what is kept changes nothing: the last good copy stays. A feed that says what it said before
 * writes nothing. What goes wrong with one realm's feed stays with that realm.
 */
public final class RegistryRefresh {

    /** What is done with what has come. */
    enum Purpose {
        /** It takes the place of the copy that is kept. */
        KEEP,
        /** Somebody wants to know what would change. */
        SHOW
    }

    /**
     * What came of one refresh.
     *
     * @param entries how many entries the feed has; none where it is not taken
     * @param leftOut entity ids that could not be used, with the reason
     * @param difference what the feed has that the copy before had not
     * @param held entity ids that wait to be activated
     * @param problem why the feed is not taken; empty where it is
     * @param explanation the same in words for an operator
     */
    record Outcome(
            int entries,
            Map<String, String> leftOut,
            RegistryDifference difference,
            Set<String> held,
            Optional<RegistryProblem> problem,
            String explanation) {

        /** Of two feeds: what both have, and what is wrong with either. */
        Outcome and(Outcome other) {
            Map<String, String> allLeftOut = new LinkedHashMap<>(leftOut);
            allLeftOut.putAll(other.leftOut);
            Set<String> allHeld = new HashSet<>(held);
            allHeld.addAll(other.held);
            return new Outcome(
                    entries + other.entries,
                    allLeftOut,
                    difference.and(other.difference),
                    allHeld,
                    problem.or(() -> other.problem),
                    Stream.of(explanation, other.explanation)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining("; ")));
        }

        static Outcome failed(RegistryProblem problem, String explanation) {
            return new Outcome(
                    0,
                    Map.of(),
                    new RegistryDifference(List.of(), List.of(), List.of()),
                    Set.of(),
                    Optional.of(problem),
                    explanation);
        }

        boolean isFresh() {
            return problem.isEmpty();
        }
    }

    private record Due(
            RealmModel realm, String alias, SpidIdentityProviderConfig.Feed feed, String source, Stage stage) {

        String place() {
            return realm.getId() + "-" + feed.place();
        }

        String area() {
            return feed.scheme().method().slug();
        }
    }

    private record DueLater(String realmId, String alias, String place) {}

    /** An entry came that was not there before, and waits. */
    static final String HELD = "SPID-R08";

    private static final Logger LOG = Logger.getLogger(RegistryRefresh.class);
    private static final int ONE_NODE_FOR_SECONDS = 60;
    private static final String FORMS = "application/json, application/samlmetadata+xml;q=0.9, */*;q=0.5";

    private final Clock clock;
    private final RegistryReader reader = new RegistryReader();

    /** When this node last found that a feed says what the copy says, which is written nowhere. */
    private final Map<String, Instant> confirmed = new ConcurrentHashMap<>();

    public RegistryRefresh(Clock clock) {
        this.clock = clock;
    }

    /** Refreshes every registry that is due; of several nodes one does it. */
    public void refreshDue(KeycloakSessionFactory factory) {
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

    /** Fetches and reads the feeds of one identity provider of the session's realm. */
    Outcome refresh(KeycloakSession session, SpidIdentityProviderConfig config, Purpose purpose) {
        RealmModel realm = session.getContext().getRealm();
        return config.feeds().stream()
                .flatMap(feed -> describe(realm, config.getAlias(), feed).stream())
                .map(due -> refresh(due, session, purpose))
                .reduce(Outcome::and)
                .orElseGet(
                        () -> Outcome.failed(RegistryProblem.UNREACHABLE, "the identity provider has no registryFeed"));
    }

    /** Takes a feed that an administrator has brought as a file. */
    Outcome take(KeycloakSession session, SpidIdentityProviderConfig config, String feed) {
        RealmModel realm = session.getContext().getRealm();
        Due due = new Due(realm, config.getAlias(), config.ownFeed(), RegistrySnapshot.UPLOADED, RealmStage.of(realm));
        try {
            return taken(due, session, feed, Purpose.KEEP);
        } catch (RegistryFeedException unusable) {
            return keepLastGoodCopy(due, unusable.problem(), unusable.getMessage());
        }
    }

    /** When the feed last said what the copy says, or the copy was made. */
    Optional<Instant> lastGood(RealmModel realm, SpidIdentityProviderConfig.Feed feed) {
        return RegistrySnapshot.find(realm, feed.place()).map(copy -> {
            Instant later = confirmed.getOrDefault(realm.getId() + "-" + feed.place(), Instant.MIN);
            return later.isAfter(copy.fetchedAt()) ? later : copy.fetchedAt();
        });
    }

    private void onOneNode(KeycloakSessionFactory factory, DueLater later) {
        // Fetching holds no transaction that has touched the database; saving is one of its own.
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.getProvider(ClusterProvider.class)
                        .executeIfNotExecuted(
                                "varco-spid-registry-" + later.realmId() + "-" + later.place(),
                                ONE_NODE_FOR_SECONDS,
                                () -> onSchedule(session, later)));
    }

    private Optional<Outcome> onSchedule(KeycloakSession session, DueLater later) {
        RealmModel realm = session.realms().getRealm(later.realmId());
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        Optional<Due> due = Optional.ofNullable(session.identityProviders().getByAlias(later.alias()))
                .filter(SpidIdentityProviderConfig::isOurs)
                .map(SpidIdentityProviderConfig::new)
                .flatMap(config -> config.feeds().stream()
                        .filter(feed -> feed.place().equals(later.place()))
                        .findFirst())
                .flatMap(feed -> describe(realm, later.alias(), feed));
        Optional<Outcome> outcome = due.map(known -> refresh(known, session, Purpose.KEEP));
        outcome.flatMap(Outcome::problem).ifPresent(problem -> tell(session, due.orElseThrow(), problem.code()));
        return outcome;
    }

    private Outcome refresh(Due due, KeycloakSession session, Purpose purpose) {
        Optional<URI> address = FederationUri.of(due.source(), due.stage());
        if (address.isEmpty()) {
            return keepLastGoodCopy(
                    due,
                    RegistryProblem.UNREACHABLE,
                    "the address of the feed is not https (http on loopback is for stage rehearsal)");
        }
        try {
            return taken(due, session, fetch(address.get(), session), purpose);
        } catch (IOException unreachable) {
            keepLastGoodCopy(due, RegistryProblem.UNREACHABLE, unreachable.getMessage());
            // Where the feed points is an administrator's choice; what stands there is not for the answer to tell.
            return Outcome.failed(
                    RegistryProblem.UNREACHABLE, "the feed could not be fetched; the server's log says why");
        } catch (RegistryFeedException unusable) {
            return keepLastGoodCopy(due, unusable.problem(), unusable.getMessage());
        }
    }

    private Outcome taken(Due due, KeycloakSession session, String feed, Purpose purpose) throws RegistryFeedException {
        RegistrySettings settings = due.feed().settings();
        RegistryReading reading = reader.read(feed, settings.pinned(), due.stage(), clock.instant());
        Optional<RegistrySnapshot.Copy> before = RegistrySnapshot.find(
                        due.realm(), due.feed().place())
                .filter(copy -> copy.countsFor(settings) || copy.source().equals(due.source()));
        Optional<RegistryReading> readBefore =
                before.isPresent() ? Optional.of(reader.readAgain(before.get().feed(), due.stage())) : Optional.empty();
        reading.requireSuccessorOf(readBefore);
        RegistryDifference difference = RegistryDifference.between(
                readBefore.map(RegistryReading::registry).orElseGet(Registry::empty), reading.registry());
        Set<String> held = before.map(copy -> held(settings, copy, difference)).orElse(Set.of());
        RegistrySnapshot.Copy now = new RegistrySnapshot.Copy(
                feed, due.source(), clock.instant(), held, RegistrySnapshot.Copy.describe(difference));
        if (purpose == Purpose.KEEP && before.filter(now::saysTheSameAs).isEmpty()) {
            save(session, due, now);
            report(session, due, reading, difference, held);
        }
        if (purpose == Purpose.KEEP) {
            confirmed.put(due.place(), clock.instant());
        }
        return new Outcome(
                reading.registry().entries().size(), reading.leftOut(), difference, held, Optional.empty(), "");
    }

    /** Those that waited and are still there, and those that are new. */
    private static Set<String> held(
            RegistrySettings settings, RegistrySnapshot.Copy before, RegistryDifference difference) {
        if (settings.newEntries() == RegistrySettings.NewEntries.ACTIVATE) {
            return Set.of();
        }
        Set<String> held = new HashSet<>(before.held());
        held.removeAll(difference.removed());
        held.addAll(difference.added());
        return held;
    }

    private static void report(
            KeycloakSession session,
            Due due,
            RegistryReading reading,
            RegistryDifference difference,
            Set<String> held) {
        LOG.infof(
                "Registry of realm %s, alias %s: %d entries, %d left out; %d new, %d gone, %d changed, %d held",
                due.realm().getName(),
                due.feed().place(),
                reading.registry().entries().size(),
                reading.leftOut().size(),
                difference.added().size(),
                difference.removed().size(),
                difference.changed().size(),
                held.size());
        if (difference.added().stream().anyMatch(held::contains)) {
            tell(session, due, HELD);
        }
    }

    private static void tell(KeycloakSession session, Due due, String code) {
        new EventBuilder(session.getContext().getRealm(), session)
                .event(EventType.EXECUTE_ACTIONS)
                .detail(Details.IDENTITY_PROVIDER, due.alias())
                .detail(AuditDetails.AREA, due.area())
                .detail(AuditDetails.CODE, code)
                .error(code);
    }

    private static Outcome keepLastGoodCopy(Due due, RegistryProblem problem, String explanation) {
        LOG.warnf(
                "Registry of realm %s, alias %s: %s kept the last good copy, since %s",
                due.realm().getName(), due.feed().place(), problem.code(), explanation);
        return Outcome.failed(problem, explanation);
    }

    private static String fetch(URI address, KeycloakSession session) throws IOException {
        try (SimpleHttpResponse response = SimpleHttp.create(session)
                .withMaxConsumedResponseSize(RegistryFeed.LONGEST)
                .doGet(address.toString())
                .header("Accept", FORMS)
                .asResponse()) {
            if (response.getStatus() != 200) {
                throw new IOException("it answered with status " + response.getStatus());
            }
            return response.asString();
        }
    }

    /** @throws RegistryFeedException where somebody else keeps another copy in the same moment */
    private static void save(KeycloakSession session, Due due, RegistrySnapshot.Copy copy)
            throws RegistryFeedException {
        OwnTransaction own = new OwnTransaction(session);
        String place = due.feed().place();
        try {
            own.run(saving -> {
                // It may have been deleted while the feed was fetched.
                Optional<RealmModel> realm =
                        Optional.ofNullable(saving.getContext().getRealm());
                realm.ifPresent(there -> RegistrySnapshot.save(there, place, copy));
                return realm.isPresent();
            });
        } catch (ModelDuplicateException | ModelIllegalStateException another) {
            Optional<RegistrySnapshot.Copy> kept =
                    own.run(looking -> Optional.ofNullable(looking.getContext().getRealm())
                            .flatMap(realm -> RegistrySnapshot.find(realm, place)));
            if (kept.filter(copy::saysTheSameAs).isEmpty()) {
                throw new RegistryFeedException(
                        RegistryProblem.OVERTAKEN, "another refresh kept another copy in the same moment");
            }
        }
    }

    private List<DueLater> due(KeycloakSession session, String realmId) {
        List<DueLater> due = new ArrayList<>();
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            session.identityProviders()
                    .getAllStream(
                            IdentityProviderQuery.userAuthentication().with(IdentityProviderModel.ENABLED, "true"))
                    .filter(SpidIdentityProviderConfig::isOurs)
                    .map(SpidIdentityProviderConfig::new)
                    .forEach(config -> config.feeds().stream()
                            .filter(feed -> isDue(realm, feed))
                            .forEach(feed -> due.add(new DueLater(realmId, config.getAlias(), feed.place()))));
        }
        return due;
    }

    private boolean isDue(RealmModel realm, SpidIdentityProviderConfig.Feed feed) {
        RegistrySettings settings = feed.settings();
        Instant stale = clock.instant().minus(settings.refresh());
        boolean ofFeed = RegistrySnapshot.find(realm, feed.place())
                .filter(copy -> settings.feed().equals(Optional.of(copy.source())))
                .isPresent();
        return settings.feed().isPresent()
                && (!ofFeed
                        || lastGood(realm, feed)
                                .filter(last -> last.isAfter(stale))
                                .isEmpty());
    }

    private static Optional<Due> describe(RealmModel realm, String alias, SpidIdentityProviderConfig.Feed feed) {
        return feed.settings().feed().map(address -> new Due(realm, alias, feed, address, RealmStage.of(realm)));
    }
}
