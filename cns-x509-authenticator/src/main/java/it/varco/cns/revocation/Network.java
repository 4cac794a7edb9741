package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationFetch.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * The way out, with a breaker for each host: one that failed several times in a row is left alone for a while, and then
 * tried by one request before all others.
 */
final class Network {

    private static final int MOST_HOSTS = 256;

    private final RevocationFetch fetch;
    private final RevocationSettings.Limits limits;
    private final InstantSource clock;
    private final BoundedCache<String, Failures> hosts = new BoundedCache<>(MOST_HOSTS);

    Network(RevocationFetch fetch, RevocationSettings.Limits limits, InstantSource clock) {
        this.fetch = fetch;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Makes an exchange.
     *
     * @throws IOException where there is no whole answer in time
     * @throws NotAskedException where the host was not even asked
     */
    byte[] ask(URI location, Optional<byte[]> ocspRequest, int longest, Duration within) throws IOException {
        String host = host(location);
        if (within.isNegative() || within.isZero() || !admits(host)) {
            throw new NotAskedException();
        }
        try {
            byte[] answer = fetch.fetch(new Request(location, ocspRequest, longest, within));
            if (answer.length > longest) {
                throw new IOException("the answer is longer than is read");
            }
            return answer;
        } catch (IOException | RuntimeException failed) {
            recordFailure(host);
            throw failed instanceof IOException known ? known : new IOException("the request failed", failed);
        }
    }

    /** What the host answered is of use. */
    void recordSuccess(URI location) {
        hosts.remove(host(location));
    }

    /** What the host answered is of no use: that it cannot now, or nothing that can be believed. */
    void recordFailure(URI location) {
        recordFailure(host(location));
    }

    private static String host(URI location) {
        return location.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private synchronized boolean admits(String host) {
        Failures failures = hosts.get(host).orElse(Failures.NONE);
        Instant now = clock.instant();
        if (failures.inARow < limits.failuresThatOpen()) {
            return true;
        }
        if (failures.isClosedAt(now, limits.failurePause())) {
            return false;
        }
        hosts.put(host, new Failures(failures.inARow, now.plus(limits.perRequest())));
        return true;
    }

    private synchronized void recordFailure(String host) {
        Failures failures = hosts.get(host).orElse(Failures.NONE);
        hosts.put(host, new Failures(failures.inARow + 1, clock.instant().plus(limits.failurePause())));
    }

    /** The host was left alone, or no time was left for it. */
    static final class NotAskedException extends IOException {

        private static final long serialVersionUID = 1L;

        private NotAskedException() {
            super("not asked");
        }
    }

    private record Failures(int inARow, Instant closedUntil) {

        static final Failures NONE = new Failures(0, Instant.MIN);

        /** A clock that was put back must not close a host for longer than the pause. */
        boolean isClosedAt(Instant now, Duration pause) {
            return now.isBefore(closedUntil) && now.plus(pause).compareTo(closedUntil) >= 0;
        }
    }
}
