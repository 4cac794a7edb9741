package it.varco.spid.keycloak.registry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import it.varco.policy.keycloak.audit.AuditDetails;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidProviders;
import it.varco.spid.registry.RegistryDifference;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.registry.RegistryReading;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks at the certificates of every registry from time to time. Each node looks by itself, and tells of a certificate that
 * ends soon when it first sees it.
 */
public final class RegistryWatch {

    /** Before its end a certificate is an alarm. */
    static final Duration SOON = Duration.ofDays(30);

    private static final String ENDS_SOON = "SPID-R09";

    private final Clock clock;
    private final MultiGauge certificates;
    private final MultiGauge age;
    private final Set<String> told = new HashSet<>();

    public RegistryWatch(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.certificates = MultiGauge.builder("varco.spid.registry.certificate.remaining")
                .baseUnit("seconds")
                .register(metrics);
        this.age = MultiGauge.builder("varco.spid.registry.age")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** The certificates of a registry that have ended or end soon, each with the entity id whose it is. */
    static Stream<String> endingSoon(RegistryReading reading, Instant now) {
        return reading.registry().entries().stream()
                .flatMap(entry -> entry.certificates().stream()
                        .filter(certificate -> isEndingSoon(certificate, now))
                        .map(certificate -> entry.entityId() + " → "
                                + certificate.getNotAfter().toInstant()));
    }

    public synchronized void look(KeycloakSessionFactory factory) {
        List<Row<?>> certificateRows = new ArrayList<>();
        List<Row<?>> ageRows = new ArrayList<>();
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> session.realms().getRealmsStream().forEach(realm -> {
                    session.getContext().setRealm(realm);
                    SpidProviders.all(session)
                            .flatMap(config -> config.feeds().stream())
                            .forEach(feed -> look(session, realm, feed, certificateRows, ageRows));
                }));
        certificates.register(certificateRows, true);
        age.register(ageRows, true);
    }

    private void look(
            KeycloakSession session,
            RealmModel realm,
            SpidIdentityProviderConfig.Feed feed,
            List<Row<?>> certificateRows,
            List<Row<?>> ageRows) {
        Instant now = clock.instant();
        Tags tags = Tags.of("realm", realm.getName(), "alias", feed.place());
        RegistryKeeper.of(session)
                .refresh()
                .lastGood(realm, feed)
                .ifPresent(last ->
                        ageRows.add(Row.of(tags, Duration.between(last, now).toSeconds())));
        RegistryKeeper.of(session)
                .registries()
                .reading(realm, feed)
                .ifPresent(reading -> reading.registry().entries().forEach(entry -> {
                    certificateRows.add(Row.of(tags.and("entry", entry.entityId()), remaining(entry, now)));
                    entry.certificates().stream()
                            .filter(certificate -> isEndingSoon(certificate, now))
                            .filter(certificate ->
                                    told.add(realm.getId() + RegistryDifference.fingerprint(certificate)))
                            .forEach(certificate -> tell(session, realm, feed, entry));
                }));
    }

    /** Until the last of the entry's certificates ends. */
    private static long remaining(RegistryEntry entry, Instant now) {
        return entry.certificates().stream()
                .mapToLong(certificate -> Duration.between(
                                now, certificate.getNotAfter().toInstant())
                        .toSeconds())
                .max()
                .orElse(0);
    }

    private static boolean isEndingSoon(X509Certificate certificate, Instant now) {
        return certificate.getNotAfter().toInstant().isBefore(now.plus(SOON));
    }

    private static void tell(
            KeycloakSession session, RealmModel realm, SpidIdentityProviderConfig.Feed feed, RegistryEntry entry) {
        new EventBuilder(realm, session)
                .event(EventType.EXECUTE_ACTIONS)
                .detail(Details.IDENTITY_PROVIDER, feed.place())
                .detail(AuditDetails.ENTRY, entry.entityId())
                .detail(AuditDetails.CODE, ENDS_SOON)
                .error(ENDS_SOON);
    }
}
