package it.varco.register.keycloak.events;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The keys of PDND's vouchers, kept by this node. The first call fetches them; from then on a schedule does, ahead of their end, so
 * that no call waits for it. A key that is not among them is looked for at once, but not by each forger anew; and where PDND does not
 * answer, those that were there last hold for some hours. Safe for threads.
 */
final class VoucherKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(VoucherKeys.class);

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int LARGEST_ANSWER = 100_000;
    private static final long KEPT = Duration.ofMinutes(30).toMillis();
    private static final long WAITED_FOR = Duration.ofSeconds(6).toMillis();
    private static final long AHEAD = Duration.ofMinutes(5).toMillis();
    private static final long BETWEEN_FETCHES = Duration.ofSeconds(10).toMillis();
    private static final long OUTAGE = Duration.ofHours(8).toMillis();

    private final Map<URI, JWKSource<SecurityContext>> byAddress = new ConcurrentHashMap<>();

    JWKSource<SecurityContext> at(URI address) {
        return byAddress.computeIfAbsent(address, VoucherKeys::source);
    }

    @Override
    public void close() {
        byAddress.values().forEach(VoucherKeys::end);
        byAddress.clear();
    }

    private static JWKSource<SecurityContext> source(URI address) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            address.toURL(), new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_ANSWER))
                    .cache(KEPT, WAITED_FOR)
                    .refreshAheadCache(AHEAD, true)
                    .rateLimited(BETWEEN_FETCHES)
                    .retrying(true)
                    .outageTolerant(OUTAGE)
                    .build();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The schedule has a thread. */
    private static void end(JWKSource<SecurityContext> source) {
        if (source instanceof Closeable scheduled) {
            try {
                scheduled.close();
            } catch (IOException failed) {
                LOG.warn("The schedule that fetches PDND's keys could not be ended", failed);
            }
        }
    }
}
