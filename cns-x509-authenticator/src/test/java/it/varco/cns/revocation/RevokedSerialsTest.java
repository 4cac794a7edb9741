package it.varco.cns.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevokedSerialsTest {

    @Property(tries = 300)
    void findsWhatIsOnTheListAndNothingElse(
            @ForAll("lists") Map<BigInteger, Boolean> list, @ForAll("serials") BigInteger other) {
        RevokedSerials packed = RevokedSerials.of(list.entrySet().stream()
                .map(entry -> new RevokedSerials.Entry(entry.getKey().toByteArray(), entry.getValue()))
                .toList());
        list.forEach((serial, hold) ->
                assertThat(packed.status(serial)).isEqualTo(hold ? Status.SUSPENDED : Status.REVOKED));
        if (!list.containsKey(other)) {
            assertThat(packed.status(other)).isEqualTo(Status.GOOD);
        }
        assertThat(packed.size()).isEqualTo(list.size());
    }

    @Test
    void findsNothingOnAnEmptyList() {
        assertThat(RevokedSerials.of(List.of()).status(BigInteger.ONE)).isEqualTo(Status.GOOD);
    }

    @Provide
    Arbitrary<BigInteger> serials() {
        BigInteger largest = BigInteger.ONE.shiftLeft(160);
        return Arbitraries.oneOf(
                Arbitraries.bigIntegers().between(BigInteger.valueOf(-300), BigInteger.valueOf(300)),
                Arbitraries.bigIntegers().between(largest.negate(), largest));
    }

    @Provide
    Arbitrary<Map<BigInteger, Boolean>> lists() {
        return Arbitraries.maps(serials(), Arbitraries.of(true, false)).ofMaxSize(60);
    }
}
