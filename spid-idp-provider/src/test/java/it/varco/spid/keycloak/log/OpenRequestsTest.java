package it.varco.spid.keycloak.log;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.log.LoggedTransaction;
import it.varco.spid.log.LoggedTransaction.Label;
import it.varco.spid.log.SentRequest;
import it.varco.spid.registry.Binding;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request that nobody answers is written down alone, once. */
class OpenRequestsTest {

    private static final Instant SENT = Instant.parse("2021-03-01T10:00:00Z");

    private final OpenRequests requests = new OpenRequests();

    @Test
    void waitsAnHour() {
        requests.sent(request("_1"));
        assertThat(requests.takeOver(SENT.plusSeconds(3_600))).isEmpty();
        assertThat(requests.takeOver(SENT.plusSeconds(3_601))).hasSize(1);
        assertThat(requests.takeOver(SENT.plusSeconds(7_200))).isEmpty();
    }

    @Test
    void forgetsWhatWasAnswered() {
        requests.sent(request("_1"));
        requests.sent(request("_2"));
        requests.answered("_1");
        assertThat(requests.takeOver(SENT.plusSeconds(7_200)))
                .extracting(sent -> sent.transaction().request().id())
                .containsExactly("_2");
    }

    @Test
    void keepsNoMoreThanItCan() {
        IntStream.range(0, 10_050).forEach(number -> requests.sent(request("_" + number)));
        assertThat(requests.takeOver(SENT.plusSeconds(7_200))).hasSize(10_000);
    }

    private static OpenRequests.Sent request(String id) {
        return new OpenRequests.Sent(
                "realm",
                new LoggedTransaction(
                        SENT,
                        new Label("spid", "https://alfa.example", LoggedTransaction.UNANSWERED, 0),
                        Optional.empty(),
                        new SentRequest(id, Binding.POST, "<request/>"),
                        Optional.empty(),
                        Map.of()));
    }
}
