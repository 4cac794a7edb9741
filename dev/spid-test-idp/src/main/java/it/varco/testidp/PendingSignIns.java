package it.varco.testidp;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The sign-ins under way: a bounded number, each for a bounded time. */
final class PendingSignIns {
    static final Duration LIFE = Duration.ofMinutes(15);

    /** Kept a while longer, so that who comes late gets AgID's timeout (nr 21) and not an unknown sign-in. */
    private static final Duration KEPT = LIFE.multipliedBy(2);

    private static final int MOST = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final InstantSource clock;

    PendingSignIns(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Pending open(TestIdentityProvider provider, ReceivedRequest request) {
        Instant now = clock.instant();
        // In the order of their start: the oldest come first.
        Iterator<Pending> oldest = pending.values().iterator();
        while (oldest.hasNext() && (oldest.next().startedAt().plus(KEPT).isBefore(now) || pending.size() >= MOST)) {
            oldest.remove();
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Pending opened = new Pending(id, provider, request, now, 0, Optional.empty());
        pending.put(id, opened);
        return opened;
    }

    synchronized Optional<Pending> find(String id) {
        return Optional.ofNullable(pending.get(id));
    }

    synchronized Optional<Pending> change(String id, UnaryOperator<Pending> change) {
        return Optional.ofNullable(pending.computeIfPresent(id, (key, one) -> change.apply(one)));
    }

    /** True for the first caller alone: a sign-in ends once. */
    synchronized boolean close(String id) {
        return pending.remove(id) != null;
    }

    boolean isLate(Pending one) {
        return one.startedAt().plus(LIFE).isBefore(clock.instant());
    }
}
