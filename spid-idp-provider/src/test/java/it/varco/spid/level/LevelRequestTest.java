package it.varco.spid.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LevelRequestTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        // Comparison, level; the lowest that is accepted, the lowest that is meant.
        "EXACT,   L1, L1, L1",
        "EXACT,   L2, L2, L2",
        "EXACT,   L3, L3, L3",
        "MINIMUM, L1, L1, L1",
        "MINIMUM, L2, L2, L2",
        "MINIMUM, L3, L3, L3",
        "BETTER,  L1, L2, L2",
        "BETTER,  L2, L3, L3",
        "MAXIMUM, L1, L1, L1",
        "MAXIMUM, L2, L1, L2",
        "MAXIMUM, L3, L1, L3"
    })
    void acceptsFromTheWeakestUpAndMeansTheAim(
            Comparison comparison, SpidLevel level, SpidLevel weakest, SpidLevel aim) {
        LevelRequest request = new LevelRequest(level, comparison);
        assertThat(request.weakest()).isEqualTo(weakest);
        assertThat(request.aim()).isEqualTo(aim);
    }

    @Test
    void cannotBeMadeWhereNobodySatisfiesIt() {
        assertThat(LevelRequest.of(SpidLevel.L3, Comparison.BETTER)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new LevelRequest(SpidLevel.L3, Comparison.BETTER));
    }

    @ParameterizedTest(name = "{0} {1}, not below {2}")
    @CsvSource({
        "EXACT,   L1, L1, EXACT,   L1",
        "EXACT,   L1, L2, EXACT,   L2",
        "EXACT,   L1, L3, EXACT,   L3",
        "EXACT,   L2, L1, EXACT,   L2",
        "EXACT,   L2, L2, EXACT,   L2",
        "EXACT,   L2, L3, EXACT,   L3",
        "EXACT,   L3, L1, EXACT,   L3",
        "EXACT,   L3, L2, EXACT,   L3",
        "EXACT,   L3, L3, EXACT,   L3",
        "MINIMUM, L1, L1, MINIMUM, L1",
        "MINIMUM, L1, L2, MINIMUM, L2",
        "MINIMUM, L1, L3, MINIMUM, L3",
        "MINIMUM, L2, L1, MINIMUM, L2",
        "MINIMUM, L2, L2, MINIMUM, L2",
        "MINIMUM, L2, L3, MINIMUM, L3",
        "MINIMUM, L3, L1, MINIMUM, L3",
        "MINIMUM, L3, L2, MINIMUM, L3",
        "MINIMUM, L3, L3, MINIMUM, L3",
        "BETTER,  L1, L1, BETTER,  L1",
        "BETTER,  L1, L2, BETTER,  L1",
        "BETTER,  L1, L3, MINIMUM, L3",
        "BETTER,  L2, L1, BETTER,  L2",
        "BETTER,  L2, L2, BETTER,  L2",
        "BETTER,  L2, L3, BETTER,  L2",
        "MAXIMUM, L1, L1, MAXIMUM, L1",
        "MAXIMUM, L1, L2, MINIMUM, L2",
        "MAXIMUM, L1, L3, MINIMUM, L3",
        "MAXIMUM, L2, L1, MAXIMUM, L2",
        "MAXIMUM, L2, L2, MINIMUM, L2",
        "MAXIMUM, L2, L3, MINIMUM, L3",
        "MAXIMUM, L3, L1, MAXIMUM, L3",
        "MAXIMUM, L3, L2, MINIMUM, L2",
        "MAXIMUM, L3, L3, MINIMUM, L3"
    })
    void isRaisedToTheFloor(
            Comparison comparison, SpidLevel level, SpidLevel floor, Comparison raised, SpidLevel raisedLevel) {
        assertThat(new LevelRequest(level, comparison).notBelow(floor))
                .isEqualTo(new LevelRequest(raisedLevel, raised));
    }

    @ParameterizedTest(name = "{0} {1}, not below {2} {3}")
    @CsvSource({
        // One of the two where it asks for as much as the other in every way.
        "MINIMUM, L2, MINIMUM, L3, MINIMUM, L3",
        "EXACT,   L3, MINIMUM, L2, EXACT,   L3",
        "BETTER,  L1, MINIMUM, L2, BETTER,  L1",
        "MAXIMUM, L2, MINIMUM, L2, MINIMUM, L2",
        "MINIMUM, L2, MAXIMUM, L2, MINIMUM, L2",
        "MAXIMUM, L2, MAXIMUM, L3, MAXIMUM, L3",
        // Each more than the other in one way.
        "MAXIMUM, L3, MINIMUM, L2, MINIMUM, L3",
        "MINIMUM, L2, MAXIMUM, L3, MINIMUM, L3"
    })
    void isTheStricterOfTwo(
            Comparison comparison,
            SpidLevel level,
            Comparison other,
            SpidLevel otherLevel,
            Comparison both,
            SpidLevel bothLevel) {
        assertThat(new LevelRequest(level, comparison).notBelow(new LevelRequest(otherLevel, other)))
                .isEqualTo(new LevelRequest(bothLevel, both));
    }

    @Property
    void neverAcceptsOrMeansLessThanEitherOfTwo(
            @ForAll SpidLevel level,
            @ForAll Comparison comparison,
            @ForAll SpidLevel otherLevel,
            @ForAll Comparison otherComparison) {
        Assume.that(LevelRequest.of(level, comparison).isPresent());
        Assume.that(LevelRequest.of(otherLevel, otherComparison).isPresent());
        LevelRequest one = new LevelRequest(level, comparison);
        LevelRequest other = new LevelRequest(otherLevel, otherComparison);
        LevelRequest both = one.notBelow(other);
        for (LevelRequest each : List.of(one, other)) {
            assertThat(both.weakest()).isGreaterThanOrEqualTo(each.weakest());
            assertThat(both.aim()).isGreaterThanOrEqualTo(each.aim());
        }
    }

    /** A provider may always give more. */
    @Property
    void acceptsEveryLevelAboveOneThatItAccepts(
            @ForAll SpidLevel level, @ForAll Comparison comparison, @ForAll SpidLevel given, @ForAll SpidLevel higher) {
        Assume.that(higher.compareTo(given) >= 0 && comparison.accepts(level, given));
        assertThat(comparison.accepts(level, higher)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void insistsOnTheLevelThatWasMeant(SpidLevel level) {
        assertThat(new LevelRequest(level, Comparison.MAXIMUM).insisting())
                .isEqualTo(new LevelRequest(level, Comparison.MINIMUM));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"BETTER, L1, MINIMUM, L2", "MAXIMUM, L2, MINIMUM, L1", "EXACT, L2, EXACT, L2"})
    void isSaidInTheWordsThatASchemeKnows(
            Comparison comparison, SpidLevel level, Comparison known, SpidLevel knownLevel) {
        assertThat(new LevelRequest(level, comparison).within(List.of(Comparison.MINIMUM, Comparison.EXACT)))
                .isEqualTo(new LevelRequest(knownLevel, known));
    }
}
