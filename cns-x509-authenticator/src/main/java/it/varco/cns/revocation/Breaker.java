package it.varco.cns.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves a host alone for a while that failed several times in a row, and then has it tried by one request before all
 * others. What counts is silence: a host may answer for several issuers, and one whose answers are not believed must not
 * close it for the others.
 */
final class Breaker {

    private static final int MOST_HOSTS = 256;

    private final RevocationSettings.Limits limits;
    private final InstantSource clock;
    private final BoundedCache<String, Failures> hosts = new BoundedCache<>(MOST_HOSTS);

    Breaker(RevocationSettings.Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether nothing has come from the host of late, so that who asks it is likely to wait in vain. */
    synchronized boolean isSilent(URI location) {
        return isOpen(location) && failures(location).isRemembered(clock.instant(), limits.rememberedSilence());
    }

    private boolean isOpen(URI location) {
        return failures(location).inARow >= limits.failuresThatOpen();
    }

    /** Whether the host would be asked now. */
    synchronized boolean wouldAdmit(URI location) {
        return !isOpen(location) || !failures(location).isClosedAt(clock.instant(), limits.failurePause());
    }

    /** Whether the host may be asked now. */
    synchronized boolean admits(URI location) {
        if (!wouldAdmit(location)) {
            return false;
        }
        if (isOpen(location)) {
            hosts.put(
                    host(location),
                    new Failures(failures(location).inARow, clock.instant().plus(limits.perRequest())));
        }
        return true;
    }

    void succeeded(URI location) {
        hosts.remove(host(location));
    }

    synchronized void failed(URI location) {
        hosts.put(
                host(location),
                new Failures(failures(location).inARow + 1, clock.instant().plus(limits.failurePause())));
    }

    private Failures failures(URI location) {
        return hosts.get(host(location)).orElse(Failures.NONE);
    }

    /** The hosts that are not asked now. */
    Set<String> leftAlone() {
        Instant now = clock.instant();
        return hosts.entries().stream()
                .filter(entry -> entry.getValue().inARow >= limits.failuresThatOpen()
                        && entry.getValue().isClosedAt(now, limits.failurePause()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String host(URI location) {
        return location.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private record Failures(int inARow, Instant closedUntil) {

        static final Failures NONE = new Failures(0, Instant.MIN);

        boolean isRemembered(Instant now, Duration time) {
            return now.isBefore(closedUntil.plus(time)) && !now.plus(time).isBefore(closedUntil);
        }

        /** A clock that was put back must not close a host for longer than the pause. */
        boolean isClosedAt(Instant now, Duration pause) {
            return now.isBefore(closedUntil) && !now.plus(pause).isBefore(closedUntil);
        }
    }
}
