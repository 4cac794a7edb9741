package it.varco.spid.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.spid.TestKeys;
import it.varco.spid.TestKeys.TestKey;
import it.varco.spid.certificate.DatedKey.Duty;
import it.varco.spid.metadata.MetadataKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A renewal, day by day: old alone, old and new, new and old, new alone. */
class KeyRingTest {

    private static final String OWN = "https://portale.example";
    private static final String SWITCH = "2027-01-10T00:00:00Z";
    private static final String END = "2027-02-10T00:00:00Z";

    @ParameterizedTest
    @CsvSource({
        "2027-01-09T23:59:59Z, uno, due",
        "2027-01-10T00:00:00Z, due, uno",
        "2027-02-09T23:59:59Z, due, uno",
        "2027-02-10T00:00:00Z, due, ''"
    })
    void changesTheKeyThatSignsOnItsDay(String now, String signs, String beside) {
        KeyRing ring = new KeyRing(List.of(
                key(TestKeys.UNO, OWN, Duty.SIGNS, null, END), key(TestKeys.DUE, OWN, Duty.SIGNS, SWITCH, null)));
        MetadataKey at = ring.at(Instant.parse(now), OWN, OWN).orElseThrow();
        assertThat(at.certificate()).isEqualTo(certificate(signs));
        assertThat(at.signing()).isEqualTo(named(signs).signing());
        assertThat(at.others()).isEqualTo(beside.isEmpty() ? List.of() : List.of(certificate(beside)));
    }

    @Test
    void signsWithNoKeyThatIsPublishedOnly() {
        KeyRing ring = new KeyRing(List.of(
                key(TestKeys.UNO, OWN, Duty.IS_PUBLISHED, null, null), key(TestKeys.DUE, OWN, Duty.SIGNS, null, null)));
        MetadataKey at = ring.at(Instant.parse(SWITCH), OWN, OWN).orElseThrow();
        assertThat(at.certificate()).isEqualTo(TestKeys.DUE.certificate());
        assertThat(at.others()).containsExactly(TestKeys.UNO.certificate());
    }

    @Test
    void hasNoneWhereAllHaveEnded() {
        KeyRing ring = new KeyRing(List.of(key(TestKeys.UNO, OWN, Duty.SIGNS, null, END)));
        assertThat(ring.at(Instant.parse(END), OWN, OWN)).isEmpty();
        assertThat(ring.at(Instant.parse(END).minusSeconds(1), OWN, OWN)).isPresent();
    }

    @Test
    void takesTheFirstOfTwoThatSignFromTheSameDay() {
        KeyRing ring = new KeyRing(List.of(
                key(TestKeys.DUE, OWN, Duty.SIGNS, null, null), key(TestKeys.UNO, OWN, Duty.SIGNS, null, null)));
        assertThat(ring.at(Instant.parse(SWITCH), OWN, OWN).orElseThrow().certificate())
                .isEqualTo(TestKeys.DUE.certificate());
    }

    /** Each service provider signs with the key that names it, and shows nobody else's. */
    @Test
    void keepsServiceProvidersApart() {
        String other = "https://servizi.example";
        KeyRing ring = new KeyRing(List.of(
                key(TestKeys.UNO, OWN, Duty.SIGNS, null, null), key(TestKeys.DUE, other, Duty.SIGNS, null, null)));
        MetadataKey own = ring.at(Instant.parse(SWITCH), OWN, OWN).orElseThrow();
        MetadataKey others = ring.at(Instant.parse(SWITCH), other, OWN).orElseThrow();
        assertThat(own.certificate()).isEqualTo(TestKeys.UNO.certificate());
        assertThat(own.others()).isEmpty();
        assertThat(others.certificate()).isEqualTo(TestKeys.DUE.certificate());
        assertThat(others.others()).isEmpty();
    }

    @Test
    void signsForAnAggregatedBodyWithTheRealmsOwnKey() {
        KeyRing ring = new KeyRing(List.of(
                key(TestKeys.DUE, "https://servizi.example", Duty.SIGNS, null, null),
                key(TestKeys.UNO, OWN, Duty.SIGNS, null, null)));
        assertThat(ring.at(Instant.parse(SWITCH), "https://cons.example/pub-ag-full/c_x000", OWN)
                        .orElseThrow()
                        .certificate())
                .isEqualTo(TestKeys.UNO.certificate());
    }

    @Test
    void printsNoKey() {
        assertThat(key(TestKeys.UNO, OWN, Duty.SIGNS, null, null)).hasToString("DatedKey[…]");
    }

    private static DatedKey key(TestKey key, String entityId, Duty duty, String from, String until) {
        return new DatedKey(
                key.signing(),
                key.certificate(),
                Optional.of(entityId),
                duty,
                Optional.ofNullable(from).map(Instant::parse),
                Optional.ofNullable(until).map(Instant::parse));
    }

    private static X509Certificate certificate(String name) {
        return named(name).certificate();
    }

    private static TestKey named(String name) {
        return Arrays.asList("uno", "due").indexOf(name) == 0 ? TestKeys.UNO : TestKeys.DUE;
    }
}
