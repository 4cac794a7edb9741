package it.varco.spid.keycloak.log;

import it.varco.spid.log.ChainCheck;
import it.varco.spid.log.LogFault;
import it.varco.spid.log.LogKeys;
import it.varco.spid.log.LogPosition;
import it.varco.spid.log.LogRecord;
import it.varco.spid.log.LogSeal;
import it.varco.spid.log.SealCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Goes through the whole register of a realm, some at a time, each page in a transaction of its own. */
final class Verification {

    private static final int PAGE = 500;
    private static final LogPosition START = new LogPosition(Long.MIN_VALUE, 0);

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final LogKeys keys;

    Verification(KeycloakSessionFactory factory, String realmId, LogKeys keys) {
        this.factory = factory;
        this.realmId = realmId;
        this.keys = keys;
    }

    /**
     * How the register was found.
     *
     * @param records how many there are
     * @param chains in how many chains
     * @param seal the name of the last seal, empty where there is none
     * @param allFaultsNamed whether there are no more faults than these
     */
    record Outcome(
            long records, int chains, String seal, boolean intact, List<LogFault> faults, boolean allFaultsNamed) {

        Outcome {
            faults = List.copyOf(faults);
        }
    }

    /** @param kept the name of a seal that somebody kept elsewhere */
    Outcome run(Optional<String> kept) {
        SealCheck seals = new SealCheck(keys);
        Optional<LogSeal> last = seals(seals, kept);
        ChainCheck chains = seals.chains();
        records(chains);
        List<LogFault> faults = new ArrayList<>(seals.faults());
        faults.addAll(chains.end());
        return new Outcome(
                chains.records(),
                chains.chains(),
                last.map(LogSeal::name).orElse(""),
                faults.isEmpty(),
                faults,
                chains.isWhole());
    }

    private Optional<LogSeal> seals(SealCheck check, Optional<String> kept) {
        Optional<LogSeal> last = Optional.empty();
        Optional<LogSeal> found = Optional.empty();
        long number = 0;
        for (List<SealRow> page = sealsAfter(number); !page.isEmpty(); page = sealsAfter(number)) {
            for (SealRow row : page) {
                row.kept().ifPresentOrElse(check::next, () -> check.unreadable(row.number()));
                last = row.kept();
                if (last.map(LogSeal::name).equals(kept)) {
                    found = last;
                }
                number = row.number();
            }
        }
        if (kept.isPresent()) {
            check.kept(kept.get(), found);
        }
        return last;
    }

    private void records(ChainCheck check) {
        LogPosition position = START;
        for (List<LogRecord> page = after(position); !page.isEmpty(); page = after(position)) {
            page.forEach(check::next);
            position = page.get(page.size() - 1).position();
        }
    }

    private List<LogRecord> after(LogPosition position) {
        return read(book -> book.after(position, PAGE));
    }

    private List<SealRow> sealsAfter(long number) {
        return read(book -> book.sealsAfter(number, PAGE));
    }

    private <T> T read(Function<RecordBook, T> reading) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, own -> reading.apply(new RecordBook(own, realmId)));
    }
}
