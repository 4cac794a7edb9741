package it.varco.cns.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import it.varco.cns.profile.KeyStrength;
import it.varco.cns.revocation.RevocationMode;
import it.varco.cns.trust.Freshness;
import it.varco.cns.trust.TrustFault;
import it.varco.cns.trust.TrustFault.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CardMetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final TrustFault SILENCE = new TrustFault(Kind.LIST_UNREACHABLE, "AgID");

    private final AtomicReference<CardStanding> standing = new AtomicReference<>(nothing());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    CardMetricsTest() {
        new CardMetrics(standing::get).register(registry);
    }

    @Test
    void showHowItStandsWhenSomebodyLooks() {
        standing.set(new CardStanding(
                NOW,
                120,
                Optional.of(new Freshness(
                        Optional.of(NOW.minus(Duration.ofHours(2))),
                        Optional.of(NOW.minus(Duration.ofDays(1))),
                        Optional.of(141L),
                        List.of(SILENCE))),
                List.of(SILENCE),
                Set.of(URI.create("http://crl.example.it/list.crl")),
                Set.of("ocsp.example.it", "crl.example.it:8080"),
                KeyStrength.CURRENT,
                RevocationMode.OCSP_THEN_CRL,
                Optional.empty()));

        assertThat(value("varco.card.authorities")).isEqualTo(120);
        assertThat(value("varco.card.list.age")).isEqualTo(7200);
        assertThat(value("varco.card.list.until.next.update")).isEqualTo(-86400);
        assertThat(value("varco.card.revocation.lists.missing")).isEqualTo(1);
        assertThat(value("varco.card.revocation.hosts.left.alone")).isEqualTo(2);
        assertThat(faults("list-unreachable")).isEqualTo(1);
        assertThat(faults("list-not-signed")).isZero();
    }

    @Test
    void haveNoNumberForWhatIsNotKnown() {
        assertThat(value("varco.card.list.age")).isNaN();
        assertThat(value("varco.card.list.until.next.update")).isNaN();
        assertThat(value("varco.card.authorities")).isZero();
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private double faults(String kind) {
        return registry.get("varco.card.trust.faults").tag("kind", kind).gauge().value();
    }

    private static CardStanding nothing() {
        return new CardStanding(
                NOW,
                0,
                Optional.empty(),
                List.of(),
                Set.of(),
                Set.of(),
                KeyStrength.CURRENT,
                RevocationMode.OCSP_THEN_CRL,
                Optional.empty());
    }
}
