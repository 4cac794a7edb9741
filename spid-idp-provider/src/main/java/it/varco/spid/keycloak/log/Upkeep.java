package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogKey;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LogSeal;
import it.varco.spid.log.LogSeal.Mark;
import it.varco.spid.log.LogSeal.Marks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Seals what has been written since the last time, and forgets what has expired, in the session's transaction. */
final class Upkeep {

    /**
     * What was done.
     *
     * @param seal the new seal's name; empty where nothing had changed
     * @param expired how many chains have become shorter
     */
    record Done(Optional<String> seal, int expired) {}

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    /** A record may be committed some minutes after its instant. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RecordBook book;
    private final Clock wall;

    /** Of the session's realm. */
    Upkeep(KeycloakSession session, Clock wall) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.book = new RecordBook(session, realm.getId());
        this.wall = wall;
    }

    Done run() {
        Optional<LogKey> key = LogKeyFactory.keys(session, realm).current();
        return key.isPresent() ? run(key.get()) : new Done(Optional.empty(), 0);
    }

    private Done run(LogKey key) {
        Instant now = wall.instant();
        Optional<SealRow> before = book.lastSeal();
        Optional<LogSeal> last = before.flatMap(SealRow::kept);
        Instant since = last.map(seal -> seal.at().minus(LATE)).orElse(Instant.EPOCH);
        Map<Long, Mark> expired =
                book.expiredBefore(now.atZone(ZoneOffset.UTC).minus(retention()).toInstant());
        Map<Long, Mark> ends = new HashMap<>(book.endsSince(since));
        last.ifPresent(seal -> seal.marks().ends().forEach((segment, mark) -> {
            if (Optional.ofNullable(ends.get(segment))
                    .filter(end -> Arrays.equals(end.seal(), mark.seal()))
                    .isPresent()) {
                ends.remove(segment);
            }
        }));
        Marks marks = new Marks(ends, expired);
        if (marks.isEmpty()) {
            return new Done(Optional.empty(), 0);
        }
        LogSeal seal = LogSeal.of(
                realm.getId(),
                before.map(SealRow::number).orElse(0L) + 1,
                now,
                marks,
                before.map(SealRow::seal).orElse(LogRecord.nothingBefore()),
                key);
        book.append(seal);
        if (!expired.isEmpty()) {
            new Forgetting(session).expired(expired);
        }
        // What stands in the server's log is out of reach of whoever can change the database.
        LOG.infof("24-month register of realm %s: seal %s", realm.getName(), seal.name());
        return new Done(Optional.of(seal.name()), expired.size());
    }

    /** As long as the slowest of the realm's identity providers says. */
    private Period retention() {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .map(Upkeep::retention)
                .max(Comparator.comparing(Period::toTotalMonths))
                .orElse(Period.ofMonths(LogSettings.FEWEST_MONTHS));
    }

    private static Period retention(IdentityProviderModel provider) {
        return new LogSettings(provider).retention();
    }
}
