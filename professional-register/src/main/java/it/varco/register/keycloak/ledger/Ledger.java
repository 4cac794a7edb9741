package it.varco.register.keycloak.ledger;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.register.RegisterWarning;
import it.varco.register.ledger.KeptLoad;
import it.varco.register.ledger.KeptSignIn;
import it.varco.register.ledger.PersonFile;
import it.varco.register.ledger.TakenEvent;
import it.varco.register.ledger.WarnedEvent;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The rows of one profile in the session's realm, within the session's transaction. */
final class Ledger {

    /** Whom an Order calls one; an alias that it took back is none. */
    private static final String ALIASES =
            "select e from EventRow e where e.profile = :profile and e.otherPersonId is not null"
                    + " and (e.personId in :ids or e.otherPersonId in :ids)"
                    + " and not exists (select w from EventRow w where w.realmId = e.realmId and w.profile = e.profile"
                    + " and w.personId = e.personId and w.withdraws = e.eventId)";

    private static final String EVENTS =
            "select e from EventRow e where e.profile = :profile and e.personId in :ids order by e.recordedAt, e.id";
    private static final String EVENTS_OF_IDS =
            "select e from EventRow e where e.realmId = :realm and e.profile = :profile and e.eventId in :ids";
    private static final String SIGN_INS =
            "select s from SignInRow s where s.personId in :ids order by s.happenedAt, s.id";
    private static final String LOADED = "select l from LoadedRow l where l.profile = :profile and l.personId in :ids";
    private static final String WARNED = "select w, e from WarningRow w, EventRow e where e.id = w.eventRowId"
            + " and w.realmId = :realm and w.profile = :profile order by e.recordedAt desc, e.id";
    private static final String LAST_EVENT =
            "select max(e.recordedAt) from EventRow e where e.realmId = :realm and e.profile = :profile";
    private static final String ANY_LOADED = "select l.id from LoadedRow l, PersonRow p where p.id = l.personId"
            + " and p.realmId = :realm and l.profile = :profile";
    private static final String COUNTED = "select w.warning, count(w) from WarningRow w"
            + " where w.realmId = :realm and w.profile = :profile group by w.warning";
    private static final String WARNINGS = "select w from WarningRow w, EventRow e where e.id = w.eventRowId"
            + " and e.profile = :profile and e.personId in :ids";

    private final EntityManager database;
    private final PersonRows persons;
    private final String realmId;
    private final String profile;

    Ledger(KeycloakSession session, String profile) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.persons = new PersonRows(session);
        this.realmId = session.getContext().getRealm().getId();
        this.profile = profile;
    }

    /** Those persons, each with all whom the Order calls the same. */
    Circles circles(Collection<String> ids) {
        Circles circles = new Circles(ids);
        Set<String> unread = circles.members();
        Set<String> read = new TreeSet<>();
        while (!unread.isEmpty()) {
            database.createQuery(ALIASES, EventRow.class)
                    .setParameter("profile", profile)
                    .setParameter("ids", unread)
                    .getResultStream()
                    .forEach(alias ->
                            circles.join(alias.personId(), alias.otherPersonId().orElseThrow()));
            read.addAll(unread);
            unread = new TreeSet<>(circles.members());
            unread.removeAll(read);
        }
        return circles;
    }

    /** What is kept of each circle. */
    Map<Set<String>, PersonFile> files(Circles circles) {
        Set<String> ids = circles.members();
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<EventRow> events = database.createQuery(EVENTS, EventRow.class)
                .setParameter("profile", profile)
                .setParameter("ids", ids)
                .getResultList();
        Set<String> named = new TreeSet<>(ids);
        events.forEach(event -> named.addAll(event.named()));
        Map<String, FiscalCode> codes = persons.codes(named);
        Map<String, List<TakenEvent>> eventsOf = new HashMap<>();
        events.forEach(event -> eventsOf.computeIfAbsent(event.personId(), id -> new ArrayList<>())
                .add(event.taken(codes)));
        Map<String, List<KeptSignIn>> signInsOf = database.createQuery(SIGN_INS, SignInRow.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        SignInRow::personId, Collectors.mapping(SignInRow::kept, Collectors.toList())));
        Map<String, List<KeptLoad>> loadedOf = loaded(ids).stream()
                .collect(Collectors.groupingBy(
                        LoadedRow::personId, Collectors.mapping(LoadedRow::kept, Collectors.toList())));
        return circles.all().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        circle -> new PersonFile(
                                circle.stream().map(codes::get).toList(),
                                of(circle, loadedOf),
                                of(circle, eventsOf),
                                of(circle, signInsOf))));
    }

    List<LoadedRow> loaded(Collection<String> ids) {
        return database.createQuery(LOADED, LoadedRow.class)
                .setParameter("profile", profile)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The events that are kept under those ids of the Order's. */
    Map<String, EventRow> events(Collection<String> eventIds) {
        return database.createQuery(EVENTS_OF_IDS, EventRow.class)
                .setParameter("realm", realmId)
                .setParameter("profile", profile)
                .setParameter("ids", eventIds)
                .getResultStream()
                .collect(Collectors.toMap(EventRow::eventId, Function.identity()));
    }

    void append(Object row) {
        database.persist(row);
    }

    void flush() {
        database.flush();
    }

    /** The events with a warning, the latest first. */
    List<WarnedEvent> warned(int first, int max) {
        List<Object[]> rows = database.createQuery(WARNED, Object[].class)
                .setParameter("realm", realmId)
                .setParameter("profile", profile)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
        Set<String> named = new TreeSet<>();
        rows.forEach(row -> named.addAll(((EventRow) row[1]).named()));
        Map<String, FiscalCode> codes = persons.codes(named);
        return rows.stream()
                .map(row -> new WarnedEvent(((WarningRow) row[0]).warning(), ((EventRow) row[1]).taken(codes)))
                .toList();
    }

    Map<RegisterWarning, Long> countWarned() {
        return database.createQuery(COUNTED, Object[].class)
                .setParameter("realm", realmId)
                .setParameter("profile", profile)
                .getResultStream()
                .collect(Collectors.toMap(row -> RegisterWarning.valueOf((String) row[0]), row -> (Long) row[1]));
    }

    Optional<Instant> lastEvent() {
        return Optional.ofNullable(database.createQuery(LAST_EVENT, Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("profile", profile)
                        .getSingleResult())
                .map(Microseconds::toInstant);
    }

    boolean isLoaded() {
        return !database.createQuery(ANY_LOADED, String.class)
                .setParameter("realm", realmId)
                .setParameter("profile", profile)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Writes what replay has to say of the events of those persons.
     *
     * @param wanted by the ids of the events' rows; an event that is not in it has no warning
     * @return those of the wanted that were not written before
     */
    Map<String, RegisterWarning> warn(Collection<String> personIds, Map<String, RegisterWarning> wanted) {
        List<WarningRow> present = database.createQuery(WARNINGS, WarningRow.class)
                .setParameter("profile", profile)
                .setParameter("ids", personIds)
                .getResultList();
        Set<String> right = present.stream()
                .filter(row -> row.warning() == wanted.get(row.eventRowId()))
                .map(WarningRow::eventRowId)
                .collect(Collectors.toSet());
        present.stream().filter(row -> !right.contains(row.eventRowId())).forEach(database::remove);
        database.flush();
        Map<String, RegisterWarning> fresh = new HashMap<>(wanted);
        fresh.keySet().removeAll(right);
        fresh.forEach((id, warning) -> database.persist(new WarningRow(id, realmId, profile, warning)));
        return fresh;
    }

    private static <T> List<T> of(Set<String> circle, Map<String, List<T>> byPerson) {
        return circle.stream()
                .flatMap(id -> byPerson.getOrDefault(id, List.of()).stream())
                .toList();
    }
}
