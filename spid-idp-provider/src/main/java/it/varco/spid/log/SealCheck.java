package it.varco.spid.log;

import it.varco.spid.log.LogSeal.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through all seals, the oldest first, and learns where each chain must begin and end. */
public final class SealCheck {

    private final LogKeys keys;
    private final Map<Long, Mark> ends = new HashMap<>();
    private final Map<Long, Mark> expired = new HashMap<>();
    private final List<LogFault> faults = new ArrayList<>();
    private byte[] before = LogRecord.nothingBefore();
    private long last;

    /** A check of one realm's seals. */
    public SealCheck(LogKeys keys) {
        this.keys = keys;
    }

    /** The next seal. */
    public void next(LogSeal seal) {
        boolean follows = seal.number() == last + 1;
        if (!follows) {
            faults.add(new LogFault(LogFault.Kind.SEAL_MISSING, (last + 1) + " to " + (seal.number() - 1)));
        }
        Optional<LogKey> key = keys.find(seal.keyId());
        if (key.isEmpty()) {
            faults.add(new LogFault(LogFault.Kind.KEY_MISSING, "seal " + seal.number()));
        } else if (follows && !seal.isSealedAfter(before, key.get())) {
            faults.add(new LogFault(LogFault.Kind.SEAL_CHANGED, "seal " + seal.number()));
        }
        ends.putAll(seal.marks().ends());
        expired.putAll(seal.marks().expired());
        before = seal.seal();
        last = seal.number();
    }

    /** A seal whose marks cannot be read. */
    public void unreadable(long number) {
        faults.add(new LogFault(LogFault.Kind.SEAL_CHANGED, "seal " + number));
        last = number;
    }

    /**
     * The seal that somebody kept elsewhere must be among those that are there.
     *
     * @param name as {@link LogSeal#name} wrote it
     * @param found whether it is
     */
    public void kept(String name, Optional<LogSeal> found) {
        if (found.filter(seal -> seal.name().equals(name)).isEmpty()) {
            faults.add(new LogFault(LogFault.Kind.SEAL_MISSING, "the seal that was kept elsewhere"));
        }
    }

    /** What is wrong with the seals. */
    public List<LogFault> faults() {
        return List.copyOf(faults);
    }

    /** The check of the chains by what the seals say. */
    public ChainCheck chains() {
        return new ChainCheck(keys, ends, expired);
    }
}
