package it.varco.register.keycloak.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import it.varco.policy.register.RegisterWarning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterGaugesTest {

    private static final Instant LAST = Instant.parse("2026-11-22T08:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = LAST.plusSeconds(60);
    private final RegisterGauges gauges = new RegisterGauges(registry, () -> now);

    @Test
    void aSilenceGrowsByItselfUntilTheNextEvent() {
        gauges.show(List.of(standing("consulenti", Optional.of(LAST), Map.of())));
        assertThat(silence("consulenti")).isEqualTo(60);
        now = LAST.plusSeconds(3_600);
        assertThat(silence("consulenti")).isEqualTo(3_600);
        gauges.show(List.of(standing("consulenti", Optional.of(now), Map.of())));
        assertThat(silence("consulenti")).isZero();
    }

    @Test
    void ofAnOrderThatHasNotBegunThereIsNoNumber() {
        gauges.show(List.of(standing("consulenti", Optional.empty(), Map.of())));
        assertThat(silence("consulenti")).isNaN();
    }

    @Test
    void countsEveryWarningAlsoThoseThatNobodyHas() {
        gauges.show(List.of(standing(
                "consulenti", Optional.of(LAST), Map.of(RegisterWarning.REACTIVATED_WITHOUT_INTERRUPTION, 3L))));
        assertThat(warnings("REG-W3")).isEqualTo(3);
        assertThat(warnings("REG-W1")).isZero();
    }

    @Test
    void aRegisterThatIsNoMoreIsNotShown() {
        gauges.show(List.of(
                standing("consulenti", Optional.of(LAST), Map.of()), standing("medici", Optional.of(LAST), Map.of())));
        gauges.show(List.of(standing("medici", Optional.of(LAST), Map.of())));
        assertThat(registry.find("varco.register.silence").gauges())
                .singleElement()
                .satisfies(gauge -> assertThat(gauge.getId().getTag("profile")).isEqualTo("medici"));
    }

    private static RegisterStanding standing(
            String profile, Optional<Instant> lastEvent, Map<RegisterWarning, Long> warnings) {
        return new RegisterStanding("inail", profile, lastEvent, warnings);
    }

    private double silence(String profile) {
        return registry.get("varco.register.silence")
                .tags("realm", "inail", "profile", profile)
                .gauge()
                .value();
    }

    private double warnings(String code) {
        return registry.get("varco.register.warnings")
                .tags("realm", "inail", "profile", "consulenti", "code", code)
                .gauge()
                .value();
    }
}
