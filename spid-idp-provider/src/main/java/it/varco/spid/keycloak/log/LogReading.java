package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogKeys;
import it.varco.spid.log.LogPosition;
import it.varco.spid.log.LogRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What an auditor reads of a realm's register, by whichever door: the calls or the page. */
final class LogReading {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock wall;

    LogReading(KeycloakSession session, RealmModel realm, Clock wall) {
        this.session = session;
        this.realm = realm;
        this.wall = wall;
    }

    RecordBook book() {
        return new RecordBook(session, realm.getId());
    }

    LogKeys keys() {
        return LogKeyFactory.keys(session, realm);
    }

    RecordView view() {
        return new RecordView(keys());
    }

    /**
     * The records of the person or the message that the question names, the latest first.
     *
     * @param question one that {@linkplain LogQuestion#namesOne names one} of the two
     */
    List<LogRecord> search(LogQuestion question, int first, int max) {
        LogKeys keys = keys();
        RecordBook.Period period = question.period(wall.instant());
        return question.person()
                .map(person ->
                        book().ofPerson(keys.indexes(LogRecord.Index.PERSON, person.value()), period, first, max))
                .orElseGet(() -> book().ofMessage(
                                keys.indexes(
                                        LogRecord.Index.MESSAGE,
                                        question.messageId().orElseThrow()),
                                period,
                                first,
                                max));
    }

    /** The record of that id. */
    Optional<LogRecord> record(String id) {
        return LogPosition.parse(id).flatMap(book()::find);
    }

    /** To be run when the session's own transaction is over, which would wait for the last line. */
    Export export() {
        return new Export(session, realm, wall.instant());
    }

    /** To be run when the session's own transaction is over, which would wait for the last record. */
    Verification verification() {
        return new Verification(session.getKeycloakSessionFactory(), realm.getId(), keys());
    }
}
