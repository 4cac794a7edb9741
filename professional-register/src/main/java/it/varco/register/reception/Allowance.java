package it.varco.register.reception;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many messages one sender may still send to this node (a token bucket). A call is let in where there is room for one message;
 * a batch that is larger than what is left is taken, and what it was too large by is waited for. Safe for threads.
 */
public final class Allowance {

    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier nanos;
    private double left;
    private long lookedAt;

    /**
     * Full.
     *
     * @param perMinute messages that come back in a minute, and the most that there ever are
     * @param nanos a clock that never goes back, in nanoseconds, such as {@link System#nanoTime}
     */
    public Allowance(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.left = perMinute;
        this.lookedAt = nanos.getAsLong();
    }

    /**
     * What there is at a moment.
     *
     * @param limit messages a minute
     * @param left whole messages that may be sent now
     * @param untilNext seconds until one message may be sent; 0 for now
     * @param untilFull seconds until all of them may be
     */
    public record Look(int limit, int left, long untilNext, long untilFull) {

        /** Whether a call is let in. */
        public boolean hasRoom() {
            return untilNext == 0;
        }
    }

    /** What there is now. */
    public synchronized Look look() {
        refill();
        return new Look(perMinute, (int) Math.max(0, Math.floor(left)), secondsUntil(1), secondsUntil(perMinute));
    }

    /** Counts messages, or 1 for a call that had none that could be read. */
    public synchronized void spend(int messages) {
        refill();
        left -= messages;
    }

    int perMinute() {
        return perMinute;
    }

    private void refill() {
        long now = nanos.getAsLong();
        left = Math.min(perMinute, left + (now - lookedAt) / NANOS_PER_MINUTE * perMinute);
        lookedAt = now;
    }

    private long secondsUntil(int messages) {
        return left >= messages ? 0 : (long) Math.ceil((messages - left) / perMinute * 60);
    }
}
