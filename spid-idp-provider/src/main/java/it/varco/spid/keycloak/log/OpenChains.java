package it.varco.spid.keycloak.log;

import it.varco.spid.log.LogPosition;
import it.varco.spid.log.LogRecord;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/**
 * The chains that this node appends to, a few for each realm, so that one sign-in waits for another's only where more come
 * at once than there are chains. A chain whose last write failed is left alone for ever: nobody knows how it ends.
 */
final class OpenChains {

    private static final int AT_ONCE = 8;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    /**
     * Where a chain ends.
     *
     * @param position of the next record
     * @param sealBefore the seal of the record before
     */
    record End(LogPosition position, byte[] sealBefore) {

        End after(LogRecord written) {
            return new End(new LogPosition(position.segment(), position.sequence() + 1), written.seal());
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Map<String, LinkedBlockingDeque<End>> byRealm = new ConcurrentHashMap<>();

    /** A chain that nobody else has until it is given back; empty where all are taken for too long. */
    Optional<End> take(String realmId) {
        try {
            return Optional.ofNullable(chains(realmId).pollFirst(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The last one first, so that a quiet node has one chain. */
    void giveBack(String realmId, End end) {
        chains(realmId).addFirst(end);
    }

    /** In the place of a chain that is left. */
    void giveNew(String realmId) {
        chains(realmId).addLast(begin());
    }

    void forget(String realmId) {
        byRealm.remove(realmId);
    }

    private LinkedBlockingDeque<End> chains(String realmId) {
        return byRealm.computeIfAbsent(realmId, id -> {
            LinkedBlockingDeque<End> chains = new LinkedBlockingDeque<>();
            for (int i = 0; i < AT_ONCE; i++) {
                chains.add(begin());
            }
            return chains;
        });
    }

    private End begin() {
        return new End(new LogPosition(random.nextLong(), 1), LogRecord.nothingBefore());
    }
}
