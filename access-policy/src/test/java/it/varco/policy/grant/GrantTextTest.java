package it.varco.policy.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrantTextTest {

    private static final String WHOLE = """
            {"profile":"avvocati","source":"office","changes":[\
            {"from":"2020-01-01T10:00:00Z","state":"active","at":"2020-01-02T10:00:00Z","by":"op","office":"RM","act":"7"}]}""";

    @Test
    void readsWhatItWrites() {
        Grant grant = new Grant(
                "avvocati",
                GrantSource.OFFICE,
                Optional.empty(),
                List.of(new GrantChange(
                        Instant.parse("2020-01-01T10:00:00Z"),
                        GrantState.ACTIVE,
                        Instant.parse("2020-01-02T10:00:00Z"),
                        new GrantChange.Word("op", Optional.of("RM"), Optional.of("7")))));

        assertThat(GrantText.write(grant)).isEqualTo(WHOLE);
        assertThat(GrantText.read(WHOLE)).contains(grant);
    }

    @Property
    void readsEveryGrantThatItWrites(@ForAll("grants") Grant grant) {
        assertThat(GrantText.read(GrantText.write(grant))).contains(grant);
    }

    @Property
    void readsNothingOutOfAnyTextAndNeverThrows(@ForAll String text) {
        assertThat(GrantText.read(text)).isEmpty();
    }

    /** One character more, less or other: still a grant, or none, but never an exception. */
    @Property
    void neverThrowsOnADamagedGrant(@ForAll("damaged") String text) {
        assertThat(GrantText.read(text))
                .satisfiesAnyOf(
                        read -> assertThat(read).isEmpty(),
                        read -> assertThat(read).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void refusesWhatIsNotExactlyAGrant(String why, String text) {
        assertThat(GrantText.read(text)).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("nothing at all", null),
                Arguments.of("nothing", ""),
                Arguments.of("null", "null"),
                Arguments.of("no object", "[]"),
                Arguments.of("a number", "7"),
                Arguments.of("an empty object", "{}"),
                Arguments.of("something behind it", WHOLE + "{}"),
                Arguments.of(
                        "a name twice",
                        but("\"profile\":\"avvocati\"", "\"profile\":\"ditte\",\"profile\":\"avvocati\"")),
                Arguments.of("unknown field", but("{\"profile\"", "{\"until\":\"2020\",\"profile\"")),
                Arguments.of("unknown field of a change", but("\"by\"", "\"until\":\"2020\",\"by\"")),
                Arguments.of("unknown source", but("office\",\"changes", "friends\",\"changes")),
                Arguments.of("source in capitals", but("office\",\"changes", "OFFICE\",\"changes")),
                Arguments.of("unknown state", but("active", "quite-active")),
                Arguments.of("no profile", but("\"profile\":\"avvocati\",", "")),
                Arguments.of("profile is a number", but("\"avvocati\"", "7")),
                Arguments.of("no source", but("\"source\":\"office\",", "")),
                Arguments.of("no state", but("\"state\":\"active\",", "")),
                Arguments.of("no beginning", but("\"from\":\"2020-01-01T10:00:00Z\",", "")),
                Arguments.of("a beginning without zone", but("2020-01-01T10:00:00Z", "2020-01-01T10:00:00")),
                Arguments.of("nobody's word", but("\"by\":\"op\",", "")),
                Arguments.of("office is an object", but("\"RM\"", "{}")),
                Arguments.of("act is null", but("\"7\"", "null")),
                Arguments.of("no changes", "{\"profile\":\"avvocati\",\"source\":\"office\"}"),
                Arguments.of("changes are an object", "{\"profile\":\"a\",\"source\":\"office\",\"changes\":{}}"),
                Arguments.of("a change is a text", "{\"profile\":\"a\",\"source\":\"office\",\"changes\":[\"x\"]}"),
                Arguments.of("delegation of nobody", "{\"profile\":\"a\",\"source\":\"delegation\",\"changes\":[]}"),
                Arguments.of(
                        "delegator is a number",
                        "{\"profile\":\"a\",\"source\":\"delegation\",\"delegator\":7,\"changes\":[]}"),
                Arguments.of(
                        "delegator of an office",
                        "{\"profile\":\"a\",\"source\":\"office\",\"delegator\":\"b\",\"changes\":[]}"),
                Arguments.of(
                        "changes out of order",
                        but(
                                "]}",
                                ",{\"from\":\"2019-01-01T10:00:00Z\",\"state\":\"active\",\"at\":\"2020-01-02T10:00:00Z\",\"by\":\"op\"}]}")),
                Arguments.of("too long", WHOLE + " ".repeat(16_384)),
                Arguments.of("too deep", "[".repeat(8_000)));
    }

    private static String but(String part, String other) {
        assertThat(WHOLE).contains(part);
        return WHOLE.replace(part, other);
    }

    /** A grant that could not be read again would silently take its role away. */
    @Test
    void refusesToWriteWhatItCouldNotRead() {
        GrantChange change =
                new GrantChange(Instant.EPOCH, GrantState.ACTIVE, Instant.EPOCH, GrantChange.Word.of("x".repeat(1000)));
        Grant most = new Grant(
                "avvocati",
                GrantSource.OFFICE,
                Optional.empty(),
                Stream.generate(() -> change).limit(15).toList());
        Grant tooMany = new Grant(
                "avvocati",
                GrantSource.OFFICE,
                Optional.empty(),
                Stream.generate(() -> change).limit(16).toList());

        assertThat(GrantText.read(GrantText.write(most))).contains(most);
        assertThatThrownBy(() -> GrantText.write(tooMany)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesAndReadsUpToTheSameLength() {
        int rest = 16_384 - GrantText.write(named("")).length();

        assertThat(GrantText.read(GrantText.write(named("x".repeat(rest))))).isPresent();
        assertThatThrownBy(() -> GrantText.write(named("x".repeat(rest + 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Grant named(String profile) {
        return new Grant(profile, GrantSource.OPEN, Optional.empty(), List.of());
    }

    @Test
    void everyStateAndSourceHasANameThatLeadsBack() {
        assertThat(GrantState.values())
                .allSatisfy(state -> assertThat(GrantState.named(state.slug())).contains(state));
        assertThat(GrantSource.values())
                .allSatisfy(
                        source -> assertThat(GrantSource.named(source.slug())).contains(source));
        assertThat(GrantState.named("pending-reactivation")).contains(GrantState.PENDING_REACTIVATION);
        assertThat(GrantState.named("PENDING_REACTIVATION")).isEmpty();
    }

    @Provide
    Arbitrary<String> damaged() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, WHOLE.length() - 1),
                        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(2))
                .as((place, put) -> WHOLE.substring(0, place) + put + WHOLE.substring(place + 1));
    }

    @Provide
    Arbitrary<Grant> grants() {
        Arbitrary<Optional<String>> words =
                Arbitraries.strings().ofMaxLength(20).optional();
        Arbitrary<Instant> instants =
                Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
        Arbitrary<List<GrantChange>> lives = Combinators.combine(
                        instants,
                        Arbitraries.of(GrantState.class),
                        instants,
                        Arbitraries.strings().ofMaxLength(20),
                        words,
                        words)
                .as((from, state, at, by, office, act) ->
                        new GrantChange(from, state, at, new GrantChange.Word(by, office, act)))
                .list()
                .ofMaxSize(6)
                .map(list -> list.stream()
                        .sorted(Comparator.comparing(GrantChange::from))
                        .toList());
        return Combinators.combine(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.of(GrantSource.class),
                        Arbitraries.strings().ofMaxLength(36),
                        lives)
                .as((profile, source, delegator, life) -> new Grant(
                        profile, source, Optional.of(delegator).filter(any -> source == GrantSource.DELEGATION), life));
    }
}
