package it.varco.spid.log;

import it.varco.spid.log.LogSeal.Mark;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes through all records, chain by chain in the order of their numbers, and names what is not as it was written. */
public final class ChainCheck {

    private static final int MOST_FAULTS = 1_000;

    private final LogKeys keys;
    private final Map<Long, Mark> ends;
    private final Map<Long, Mark> expired;
    private final Set<Long> seen = new HashSet<>();
    private final List<LogFault> faults = new ArrayList<>();
    private Optional<LogRecord> last = Optional.empty();
    private long records;
    private boolean whole = true;

    ChainCheck(LogKeys keys, Map<Long, Mark> ends, Map<Long, Mark> expired) {
        this.keys = keys;
        this.ends = ends;
        this.expired = expired;
    }

    /** The next record. */
    public void next(LogRecord found) {
        records++;
        boolean continues = last.filter(before ->
                        before.position().segment() == found.position().segment())
                .isPresent();
        if (!continues) {
            endOfChain();
            begin(found);
        } else {
            LogRecord before = last.orElseThrow();
            check(found, before.position().sequence(), Optional.of(before.seal()));
        }
        Mark sealed = ends.get(found.position().segment());
        if (sealed != null
                && sealed.sequence() == found.position().sequence()
                && !MessageDigest.isEqual(sealed.seal(), found.seal())) {
            fault(LogFault.Kind.CHANGED, found.position().toString());
        }
        last = Optional.of(found);
    }

    /** What is wrong, when all records have been seen; of very many faults, the first thousand. */
    public List<LogFault> end() {
        endOfChain();
        ends.forEach((segment, mark) -> {
            if (!seen.contains(segment) && expiredTo(segment) < mark.sequence()) {
                fault(LogFault.Kind.CUT_OFF, new LogPosition(segment, mark.sequence()).toString());
            }
        });
        return List.copyOf(faults);
    }

    /** How many records were seen. */
    public long records() {
        return records;
    }

    /** How many chains were seen. */
    public int chains() {
        return seen.size();
    }

    /** Whether every fault is named. */
    public boolean isWhole() {
        return whole;
    }

    private void begin(LogRecord first) {
        long segment = first.position().segment();
        seen.add(segment);
        Optional<byte[]> before = Optional.of(
                Optional.ofNullable(expired.get(segment)).map(Mark::seal).orElse(LogRecord.nothingBefore()));
        check(first, expiredTo(segment), before);
    }

    private long expiredTo(long segment) {
        return Optional.ofNullable(expired.get(segment)).map(Mark::sequence).orElse(0L);
    }

    private void check(LogRecord found, long sequenceBefore, Optional<byte[]> sealBefore) {
        long expected = sequenceBefore + 1;
        boolean follows = found.position().sequence() == expected;
        if (found.position().sequence() > expected) {
            fault(
                    LogFault.Kind.MISSING,
                    new LogPosition(found.position().segment(), expected) + " to "
                            + (found.position().sequence() - 1));
        }
        Optional<LogKey> key = keys.find(found.keyId());
        if (key.isEmpty()) {
            fault(LogFault.Kind.KEY_MISSING, found.position().toString());
        } else if (follows ? !found.isSealedAfter(sealBefore.orElseThrow(), key.get()) : !isItself(found)) {
            fault(
                    isMoved(found) ? LogFault.Kind.MOVED : LogFault.Kind.CHANGED,
                    found.position().toString());
        }
    }

    /** What can be said of a record whose predecessor is not there: that its content is what was written for this place. */
    private boolean isItself(LogRecord found) {
        try {
            return found.open(keys).label().equals(found.label());
        } catch (UnreadableRecordException altered) {
            return false;
        }
    }

    private boolean isMoved(LogRecord found) {
        try {
            return !found.openAnywhere(keys).position().equals(found.position());
        } catch (UnreadableRecordException altered) {
            return false;
        }
    }

    private void endOfChain() {
        last.ifPresent(record -> {
            Mark sealed = ends.get(record.position().segment());
            if (sealed != null && sealed.sequence() > record.position().sequence()) {
                fault(
                        LogFault.Kind.CUT_OFF,
                        new LogPosition(record.position().segment(), sealed.sequence()).toString());
            }
        });
        last = Optional.empty();
    }

    private void fault(LogFault.Kind kind, String where) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new LogFault(kind, where));
        } else {
            whole = false;
        }
    }
}
