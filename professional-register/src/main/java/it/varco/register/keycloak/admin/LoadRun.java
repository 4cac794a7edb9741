package it.varco.register.keycloak.admin;

import it.varco.policy.keycloak.admin.AdminCall;
import it.varco.register.keycloak.ledger.Register;
import it.varco.register.ledger.LoadedRecord;
import it.varco.register.ledger.Loading;
import it.varco.register.load.LineReading;
import it.varco.register.load.LoadFault;
import it.varco.register.load.RegisterLines;
import it.varco.register.reception.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One load from its first line to its last, a transaction for each batch of lines. */
final class LoadRun {

    private static final Logger LOG = Logger.getLogger(LoadRun.class);

    private static final String[] PATH = {RegisterAdminFactory.PROVIDER_ID, "load"};
    private static final int BATCH_LINES = 200;
    private static final int MOST_REFUSED = 1_000;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final String profile;
    private final WorkEvents events;

    LoadRun(AdminCall call, String profile) {
        this.factory = call.session().getKeycloakSessionFactory();
        this.realmId = call.realm().getId();
        this.profile = profile;
        this.events = new WorkEvents(call, profile);
    }

    /** Reads, keeps and answers until one of the two streams, or the patience with refused lines, is at its end. */
    void run(RegisterLines lines, OutputStream out) throws IOException {
        events.send(Map.of("load", "began"), PATH);
        LoadAnswer answer = new LoadAnswer(out);
        try {
            loadAll(lines, answer);
        } catch (IOException gone) {
            // The client, which sends the same again.
            LOG.infof(
                    "A load of the register in realm %s broke off after line %d", realmId, answer.lastCommittedLine());
            throw gone;
        } catch (RuntimeException failed) {
            // Its message may be the database's, which repeats values.
            LOG.errorf(
                    "A load of the register in realm %s failed after line %d: %s",
                    realmId, answer.lastCommittedLine(), Failure.describe(failed));
            answer.end(LoadAnswer.End.FAILED);
        } finally {
            events.send(ended(answer), PATH);
        }
    }

    private void loadAll(RegisterLines lines, LoadAnswer answer) throws IOException {
        List<RegisterLines.Line> batch = new ArrayList<>(BATCH_LINES);
        for (Optional<RegisterLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            batch.add(line.get());
            if (batch.size() == BATCH_LINES) {
                load(batch, answer);
                batch.clear();
                if (answer.totals().refused() >= MOST_REFUSED) {
                    answer.end(LoadAnswer.End.TOO_MANY_REFUSED);
                    return;
                }
            }
        }
        if (!batch.isEmpty()) {
            load(batch, answer);
        }
        answer.end(LoadAnswer.End.COMPLETE);
    }

    private void load(List<RegisterLines.Line> batch, LoadAnswer answer) throws IOException {
        List<LoadedRecord> records = batch.stream()
                .map(RegisterLines.Line::reading)
                .filter(LineReading.Read.class::isInstance)
                .map(reading -> ((LineReading.Read) reading).record())
                .toList();
        List<Loading> loadings = records.isEmpty() ? List.of() : keep(records);
        int place = 0;
        for (RegisterLines.Line line : batch) {
            if (line.reading() instanceof LineReading.Refused refused) {
                answer.refused(line.number(), refused);
            } else {
                switch (loadings.get(place++)) {
                    case NEW -> answer.loaded();
                    case KNOWN -> answer.known();
                    case CONTRADICTED -> answer.refused(line.number(), LoadFault.CONTRADICTED.ofTheLine());
                }
            }
        }
        answer.committed(batch.get(batch.size() - 1).number());
    }

    /** The call's own session has ended when the body is read. */
    private List<Loading> keep(List<LoadedRecord> records) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, own -> {
            own.getContext().setRealm(own.realms().getRealm(realmId));
            return new Register(own, profile).load(records);
        });
    }

    private static Map<String, String> ended(LoadAnswer answer) {
        LoadTotals totals = answer.totals();
        return Map.of(
                "load",
                answer.end().name().toLowerCase(Locale.ROOT),
                "lastCommittedLine",
                Long.toString(answer.lastCommittedLine()),
                "loaded",
                Long.toString(totals.loaded()),
                "known",
                Long.toString(totals.known()),
                "refused",
                Long.toString(totals.refused()));
    }
}
