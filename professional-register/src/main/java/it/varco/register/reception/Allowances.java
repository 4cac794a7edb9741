package it.varco.register.reception;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The allowance of each sender on this node. Safe for threads. */
public final class Allowances {

    private final Map<String, Allowance> bySender = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /** @param nanos as for an {@link Allowance} */
    public Allowances(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * That sender's; a new one where it may now send more or fewer.
     *
     * @param sender only ever one that is configured, so that there are no more of them than settings
     */
    public Allowance of(String sender, int perMinute) {
        return bySender.compute(
                sender,
                (id, kept) -> kept != null && kept.perMinute() == perMinute ? kept : new Allowance(perMinute, nanos));
    }
}
