package it.varco.spid.keycloak.registry;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import it.varco.spid.keycloak.key.SpidSigningKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Says in time that a certificate that signs for SPID ends: a gauge of the days that are left, and one line a day in the log
 * when they are few. AgID and every identity provider need weeks to take its successor.
 */
public final class CertificateExpiry {

    private static final Logger LOG = Logger.getLogger(CertificateExpiry.class);
    private static final String GAUGE = "varco.spid.certificate.days";
    private static final Duration NEAR = Duration.ofDays(60);
    private static final Duration SAY_AGAIN = Duration.ofDays(1);

    private final Clock clock;
    private final Map<String, AtomicLong> days = new ConcurrentHashMap<>();
    private final Map<String, Instant> said = new ConcurrentHashMap<>();

    public CertificateExpiry(Clock clock) {
        this.clock = clock;
    }

    public static boolean isNear(X509Certificate certificate, Instant now) {
        return !certificate.getNotAfter().toInstant().isAfter(now.plus(NEAR));
    }

    /** Looks at the keys of all realms. */
    public void look(KeycloakSessionFactory factory) {
        KeycloakModelUtils.runJobInTransaction(
                factory, session -> session.realms().getRealmsStream().toList().forEach(realm -> look(session, realm)));
    }

    private void look(KeycloakSession session, RealmModel realm) {
        Instant now = clock.instant();
        SpidSigningKey.ring(session, realm).certificates(now).forEach(certificate -> {
            String serial = certificate.getSerialNumber().toString(16);
            days.computeIfAbsent(realm.getName() + " " + serial, key -> gauge(realm, serial))
                    .set(Duration.between(now, certificate.getNotAfter().toInstant())
                            .toDays());
            if (isNear(certificate, now) && isToBeSaid(realm.getName() + " " + serial, now)) {
                LOG.warnf(
                        "SPID: the certificate %s of realm %s ends on %s",
                        serial, realm.getName(), certificate.getNotAfter().toInstant());
            }
        });
    }

    private static AtomicLong gauge(RealmModel realm, String serial) {
        return Metrics.gauge(GAUGE, Tags.of("realm", realm.getName(), "certificate", serial), new AtomicLong());
    }

    private boolean isToBeSaid(String certificate, Instant now) {
        Instant last = said.get(certificate);
        boolean due = last == null || !now.isBefore(last.plus(SAY_AGAIN));
        if (due) {
            said.put(certificate, now);
        }
        return due;
    }
}
