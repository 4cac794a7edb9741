package it.varco.spid.keycloak.log;

import it.varco.spid.log.LoggedTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests that this node has sent and nobody has answered yet. Whoever cancels at the identity provider's page may never
 * come back: such a request is written down alone, when no answer can come any more. Where very many people begin and do not
 * go on, the latest are not kept: whoever begins sign-ins by the thousand must not fill the register.
 */
final class OpenRequests {

    /** Longer than anybody's sign-in lives. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST = 10_000;

    /**
     * A request.
     *
     * @param transaction what is written if nobody answers
     */
    record Sent(String realmId, LoggedTransaction transaction) {}

    private final Map<String, Sent> byId = new ConcurrentHashMap<>();

    void sent(Sent request) {
        if (byId.size() < MOST) {
            byId.put(request.transaction().request().id(), request);
        }
    }

    void answered(String id) {
        byId.remove(id);
    }

    /** Those whose answer nobody waits for any more; they are forgotten here. */
    List<Sent> takeOver(Instant now) {
        List<Sent> over = new ArrayList<>();
        byId.forEach((id, request) -> {
            if (request.transaction().at().plus(LONGEST).isBefore(now) && byId.remove(id, request)) {
                over.add(request);
            }
        });
        return over;
    }
}
