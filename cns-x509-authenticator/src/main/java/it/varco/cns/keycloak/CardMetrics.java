package it.varco.cns.keycloak;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import it.varco.cns.trust.TrustFault;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Shows how it stands with cards on Keycloak's own metrics endpoint; read anew whenever somebody looks. */
record CardMetrics(Supplier<CardStanding> standing) {

    private static final String SECONDS = "seconds";

    void register(MeterRegistry registry) {
        gauge("varco.card.authorities", CardStanding::authorities).register(registry);
        gauge("varco.card.list.age", now -> seconds(now.age()))
                .baseUnit(SECONDS)
                .register(registry);
        gauge("varco.card.list.until.next.update", now -> seconds(now.untilNextUpdate()))
                .baseUnit(SECONDS)
                .register(registry);
        for (TrustFault.Kind kind : TrustFault.Kind.values()) {
            gauge("varco.card.trust.faults", now -> count(now, kind))
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
        gauge("varco.card.revocation.lists.missing", now -> now.missingLists().size())
                .register(registry);
        gauge(
                        "varco.card.revocation.hosts.left.alone",
                        now -> now.hostsLeftAlone().size())
                .register(registry);
    }

    private Gauge.Builder<Supplier<Number>> gauge(String name, ToDoubleFunction<CardStanding> value) {
        return Gauge.builder(name, () -> value.applyAsDouble(standing.get()));
    }

    private static long count(CardStanding now, TrustFault.Kind kind) {
        return now.faults().stream().filter(fault -> fault.kind() == kind).count();
    }

    /** What is not known is no number. */
    private static double seconds(Optional<Duration> duration) {
        return duration.map(known -> (double) known.toSeconds()).orElse(Double.NaN);
    }
}
