package it.varco.testidp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is remembered is bounded in number and in time. */
class PendingSignInsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final PendingSignIns pending = new PendingSignIns(now::get);
    private final ServiceProviders serviceProviders = new ServiceProviders(ServiceProvider::read);
    private final TestIdentityProvider provider = new TestIdentityProvider(
            new Identity(URI.create("http://localhost:1"), "alfa", "Alfa", Rulebook.SPID), serviceProviders, now::get);

    @Test
    void oldestGoesWhenThereAreTooMany() {
        Pending first = pending.open(provider, request());
        Pending second = pending.open(provider, request());
        for (int i = 0; i < 9_999; i++) {
            pending.open(provider, request());
        }
        assertThat(pending.find(first.id())).isEmpty();
        assertThat(pending.find(second.id())).isPresent();
    }

    @Test
    void lateIsKnownForAWhile() {
        Pending one = pending.open(provider, request());
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(16)));
        pending.open(provider, request());
        assertThat(pending.find(one.id())).isPresent();
        assertThat(pending.isLate(one)).isTrue();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(16)));
        pending.open(provider, request());
        assertThat(pending.find(one.id())).isEmpty();
    }

    @Test
    void acceptedRequestsAreForgottenWhenTheyAreTooOldAnyway() {
        AcceptedRequests accepted = new AcceptedRequests(now::get);
        assertThat(accepted.add("_a")).isTrue();
        assertThat(accepted.add("_a")).isFalse();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(11)));
        assertThat(accepted.add("_b")).isTrue();
        assertThat(accepted.contains("_a")).isTrue();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(5)));
        assertThat(accepted.add("_c")).isTrue();
        assertThat(accepted.contains("_a")).isFalse();
        assertThat(accepted.contains("_b")).isTrue();
    }

    private ReceivedRequest request() {
        return new ReceivedRequest(
                "_id",
                "http://localhost:1/sp",
                now.get(),
                "http://localhost:1/alfa/sso",
                OptionalInt.of(0),
                Optional.empty(),
                OptionalInt.of(0),
                Level.L2,
                Comparison.MINIMUM,
                "state",
                "<x/>");
    }
}
