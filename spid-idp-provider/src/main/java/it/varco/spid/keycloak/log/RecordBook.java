package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogPosition;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LogSeal;
import it.varco.spid.log.LogSeal.Mark;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The records of one realm, within the session's transaction. */
final class RecordBook {

    private static final String OF_REALM = "from RecordRow r where r.realmId = :realm";

    private final EntityManager database;
    private final String realmId;

    RecordBook(KeycloakSession session, String realmId) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realmId = realmId;
    }

    /** Instants from the first, before the second. */
    record Period(Instant from, Instant to) {}

    /** How many sign-ins ended how. */
    record Count(String alias, String entityId, String outcome, int level, long number) {}

    void append(LogRecord written) {
        database.persist(new RecordRow(written));
        database.flush();
    }

    Optional<LogRecord> find(LogPosition position) {
        return Optional.ofNullable(database.find(RecordRow.class, new RecordRow.Key(position)))
                .map(RecordRow::kept)
                .filter(found -> found.realm().equals(realmId));
    }

    /** The latest first. */
    List<LogRecord> ofPerson(List<Long> indexes, Period period, int first, int max) {
        return read("select r " + OF_REALM + " and r.person in :indexes", indexes, period, first, max);
    }

    /** The latest first. */
    List<LogRecord> ofMessage(List<Long> indexes, Period period, int first, int max) {
        return read(
                "select r " + OF_REALM
                        + " and (r.request in :indexes or r.answer in :indexes or r.assertion in :indexes)",
                indexes,
                period,
                first,
                max);
    }

    /** The oldest first. */
    List<LogRecord> written(Period period, int first, int max) {
        return database.createQuery(
                        "select r " + OF_REALM + " and r.writtenAt >= :from and r.writtenAt < :to"
                                + " order by r.writtenAt, r.segment, r.sequence",
                        RecordRow.class)
                .setParameter("realm", realmId)
                .setParameter("from", RecordRow.micros(period.from()))
                .setParameter("to", RecordRow.micros(period.to()))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(RecordRow::kept)
                .toList();
    }

    boolean isKnownRequest(List<Long> indexes) {
        return !database.createQuery("select r.segment " + OF_REALM + " and r.request in :indexes", Long.class)
                .setParameter("realm", realmId)
                .setParameter("indexes", indexes)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    boolean isWrittenWith(String keyId) {
        return !database.createQuery(
                        "select r.segment " + OF_REALM + " and (r.keyId = :key or r.keyId like :joined)", Long.class)
                .setParameter("realm", realmId)
                .setParameter("key", keyId)
                .setParameter("joined", keyId + ".%")
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Those after a position, in the order of chains. */
    List<LogRecord> after(LogPosition position, int max) {
        return database.createQuery(
                        "select r " + OF_REALM
                                + " and (r.segment > :segment or r.segment = :segment and r.sequence > :sequence)"
                                + " order by r.segment, r.sequence",
                        RecordRow.class)
                .setParameter("realm", realmId)
                .setParameter("segment", position.segment())
                .setParameter("sequence", position.sequence())
                .setMaxResults(max)
                .getResultStream()
                .map(RecordRow::kept)
                .toList();
    }

    List<Count> count(Period period) {
        return database.createQuery(
                        "select r.alias, r.entityId, r.outcome, r.level, count(r.sequence) " + OF_REALM
                                + " and r.writtenAt >= :from and r.writtenAt < :to"
                                + " group by r.alias, r.entityId, r.outcome, r.level"
                                + " order by r.alias, r.entityId, r.outcome, r.level",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("from", RecordRow.micros(period.from()))
                .setParameter("to", RecordRow.micros(period.to()))
                .getResultStream()
                .map(row ->
                        new Count((String) row[0], (String) row[1], (String) row[2], (Integer) row[3], (Long) row[4]))
                .toList();
    }

    long people(Period period) {
        return database.createQuery(
                        "select count(distinct r.person) " + OF_REALM
                                + " and r.writtenAt >= :from and r.writtenAt < :to",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("from", RecordRow.micros(period.from()))
                .setParameter("to", RecordRow.micros(period.to()))
                .getSingleResult();
    }

    /** The ends of the chains that anything was appended to since then. */
    Map<Long, Mark> endsSince(Instant instant) {
        return marks(
                "select r.segment, max(r.sequence) " + OF_REALM + " and r.writtenAt >= :instant group by r.segment",
                instant);
    }

    /** Of each chain the last record that was written before then, where all before it were too. */
    Map<Long, Mark> expiredBefore(Instant instant) {
        return marks(
                "select r.segment, max(r.sequence) " + OF_REALM + " and r.writtenAt < :instant"
                        + " and not exists (select o from RecordRow o where o.segment = r.segment"
                        + " and o.sequence < r.sequence and o.writtenAt >= :instant) group by r.segment",
                instant);
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(database.createQuery("select min(r.writtenAt) " + OF_REALM, Long.class)
                        .setParameter("realm", realmId)
                        .getSingleResult())
                .map(RecordRow::instant);
    }

    long size() {
        return database.createQuery("select count(r.sequence) " + OF_REALM, Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }

    void append(LogSeal seal) {
        database.persist(new SealRow(seal));
        database.flush();
    }

    Optional<SealRow> lastSeal() {
        return database.createQuery(
                        "select s from SealRow s where s.realmId = :realm order by s.number desc", SealRow.class)
                .setParameter("realm", realmId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<SealRow> sealsAfter(long number, int max) {
        return database.createQuery(
                        "select s from SealRow s where s.realmId = :realm and s.number > :number order by s.number",
                        SealRow.class)
                .setParameter("realm", realmId)
                .setParameter("number", number)
                .setMaxResults(max)
                .getResultList();
    }

    private List<LogRecord> read(String query, List<Long> indexes, Period period, int first, int max) {
        if (indexes.isEmpty()) {
            return List.of();
        }
        return database.createQuery(
                        query + " and r.writtenAt >= :from and r.writtenAt < :to"
                                + " order by r.writtenAt desc, r.segment, r.sequence",
                        RecordRow.class)
                .setParameter("realm", realmId)
                .setParameter("indexes", indexes)
                .setParameter("from", RecordRow.micros(period.from()))
                .setParameter("to", RecordRow.micros(period.to()))
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(RecordRow::kept)
                .toList();
    }

    private Map<Long, Mark> marks(String query, Instant instant) {
        Map<Long, Mark> marks = new HashMap<>();
        try (Stream<Object[]> rows = database.createQuery(query, Object[].class)
                .setParameter("realm", realmId)
                .setParameter("instant", RecordRow.micros(instant))
                .getResultStream()) {
            rows.map(row -> new LogPosition((Long) row[0], (Long) row[1])).toList().stream()
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .forEach(found -> marks.put(
                            found.position().segment(),
                            new Mark(found.position().sequence(), found.seal())));
        }
        return marks;
    }
}
