package it.varco.policy.grant;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrantReaderTest {

    private final GrantReader reader = new GrantReader(2);

    @Test
    void readsATextOnce() {
        String text = text("ditte");
        assertThat(reader.read(text)).isPresent().isSameAs(reader.read(text)).isEqualTo(GrantText.read(text));
    }

    @Test
    void anotherTextIsAnotherGrant() {
        reader.read(text("ditte"));
        assertThat(reader.read(text("avvocati"))).map(Grant::profile).contains("avvocati");
    }

    @Test
    void whatIsNoGrantStaysNone() {
        assertThat(reader.read("{}")).isEmpty();
        assertThat(reader.read("{}")).isEmpty();
    }

    @Test
    void whatWasForgottenIsReadAgain() {
        Optional<Grant> first = reader.read(text("ditte"));
        reader.read(text("avvocati"));
        reader.read(text("artigiani"));
        assertThat(reader.read(text("ditte"))).isEqualTo(first).isNotSameAs(first);
    }

    private static String text(String profile) {
        Instant since = Instant.parse("2020-01-01T00:00:00Z");
        return GrantText.write(new Grant(
                profile,
                GrantSource.OFFICE,
                Optional.empty(),
                List.of(new GrantChange(since, GrantState.ACTIVE, since, GrantChange.Word.of("an-account")))));
    }
}
