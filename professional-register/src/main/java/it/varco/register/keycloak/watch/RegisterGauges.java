package it.varco.register.keycloak.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import it.varco.policy.register.RegisterWarning;
import it.varco.register.ledger.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Shows how registers are doing on Keycloak's own metrics endpoint. */
public final class RegisterGauges {

    private final Supplier<Instant> now;
    private final MultiGauge silence;
    private final MultiGauge warnings;

    /** @param now the wall clock */
    public RegisterGauges(MeterRegistry registry, Supplier<Instant> now) {
        this.now = now;
        this.silence =
                MultiGauge.builder("varco.register.silence").baseUnit("seconds").register(registry);
        this.warnings = MultiGauge.builder("varco.register.warnings").register(registry);
    }

    /** In the place of what was shown before; a silence grows from then on by itself. */
    void show(List<RegisterStanding> all) {
        silence.register(
                all.stream()
                        .map(standing -> Row.of(tags(standing), standing, this::seconds))
                        .toList(),
                true);
        warnings.register(
                all.stream()
                        .flatMap(standing -> Arrays.stream(RegisterWarning.values())
                                .map(warning -> Row.of(
                                        tags(standing).and("code", warning.code()),
                                        standing.warnings().getOrDefault(warning, 0L))))
                        .toList(),
                true);
    }

    /** Of an Order that has not begun there is no number. */
    private double seconds(RegisterStanding standing) {
        return new Silence(standing.lastEvent(), now.get())
                .duration()
                .map(Duration::toSeconds)
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private static Tags tags(RegisterStanding standing) {
        return Tags.of("realm", standing.realm(), "profile", standing.profile());
    }
}
