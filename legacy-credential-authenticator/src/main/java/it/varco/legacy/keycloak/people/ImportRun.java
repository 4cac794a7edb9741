package it.varco.legacy.keycloak.people;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.policy.lines.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/** One import from its first line to its last, a transaction for each batch of lines. */
final class ImportRun {

    private static final Logger LOG = Logger.getLogger(ImportRun.class);

    /** Keycloak asks the database several times a person, and before each time all that the session holds is compared. */
    private static final int BATCH_LINES = 20;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final int BATCH_BYTES = 1024 * 1024;
    private static final int MOST_REFUSED = 1_000;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final ImportEvents events;
    private final long firstLine;

    ImportRun(AdminCall call, long firstLine) {
        this.factory = call.session().getKeycloakSessionFactory();
        this.realmId = call.realm().getId();
        this.events = new ImportEvents(factory, realmId, call.events());
        this.firstLine = firstLine;
    }

    /** Reads, writes and answers until one of the two streams, or the patience with refused lines, is at its end. */
    void run(InputStream body, OutputStream out) throws IOException {
        events.began(firstLine);
        ImportAnswer answer = new ImportAnswer(out, firstLine);
        try {
            loadAll(new Lines(body, LONGEST_LINE), answer);
        } catch (IOException gone) {
            // The client, which knows from the answer so far where to begin again.
            LOG.infof("An import into realm %s broke off after line %d", realmId, answer.lastCommittedLine());
            throw gone;
        } catch (RuntimeException failed) {
            // Its message may be the database's, which repeats values.
            LOG.errorf(
                    "An import into realm %s failed after line %d: %s",
                    realmId, answer.lastCommittedLine(), kinds(failed));
            answer.end(ImportAnswer.End.FAILED);
        } finally {
            events.ended(answer);
        }
    }

    private void loadAll(Lines lines, ImportAnswer answer) throws IOException {
        List<Lines.Line> batch = new ArrayList<>();
        int bytes = 0;
        for (Optional<Lines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            Lines.Line line = next.get();
            if (line.number() < firstLine || line.isBlank()) {
                continue;
            }
            batch.add(line);
            bytes += line.bytes().map(held -> held.length).orElse(0);
            if (batch.size() == BATCH_LINES || bytes >= BATCH_BYTES) {
                load(batch, answer);
                batch.clear();
                bytes = 0;
                if (answer.totals().refused() >= MOST_REFUSED) {
                    answer.end(ImportAnswer.End.TOO_MANY_REFUSED);
                    return;
                }
            }
        }
        if (!batch.isEmpty()) {
            load(batch, answer);
        }
        answer.end(ImportAnswer.End.COMPLETE);
    }

    private void load(List<Lines.Line> batch, ImportAnswer answer) throws IOException {
        List<LineOutcome> outcomes;
        try {
            outcomes = Batch.of(factory, realmId).load(batch);
        } catch (RuntimeException rolledBack) {
            // Most often one line whose account somebody else made meanwhile: alone, it alone is refused.
            outcomes = new ArrayList<>();
            for (Lines.Line line : batch) {
                outcomes.add(Batch.of(factory, realmId).loadAlone(line));
            }
        }
        answer.committed(batch.get(batch.size() - 1).number(), outcomes);
    }

    private static List<String> kinds(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getClass().getName())
                .toList();
    }
}
