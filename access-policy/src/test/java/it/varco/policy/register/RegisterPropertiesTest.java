package it.varco.policy.register;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.plan.PolicyZone;
import it.varco.policy.signin.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every history. Few days and hours, so that everything meets everything. */
class RegisterPropertiesTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2019, 3, 28);
    private static final int DAYS = 8;
    private static final int HOURS = 24 * DAYS;
    private static final Instant START = PolicyZone.startOf(FIRST_DAY);

    @Property(tries = 3_000)
    void endsAsTheNaiveTellingDoes(@ForAll("histories") RegisterHistory history) {
        Standing standing = history.replay();
        NaiveRegister naive = new NaiveRegister(history);
        for (Instant instant : instantsOf(history)) {
            assertThat(standing.at(instant)).as("%s of %s", instant, history).isEqualTo(naive.at(instant));
        }
    }

    @Property
    void theOrderInWhichRecordsAreReadMeansNothing(@ForAll("histories") RegisterHistory history, @ForAll long seed) {
        List<OrderEvent> events = new ArrayList<>(history.events());
        List<RecordedSignIn> signIns = new ArrayList<>(history.signIns());
        Collections.shuffle(events, new Random(seed));
        Collections.shuffle(signIns, new Random(seed));
        assertThat(new RegisterHistory(history.initial(), events, history.withdrawn(), signIns).replay())
                .isEqualTo(history.replay());
    }

    @Property
    void nobodyIsActiveWithoutAnAdequateLevel(@ForAll("histories") RegisterHistory history) {
        Standing standing = history.replay();
        for (Instant instant : instantsOf(history)) {
            if (standing.at(instant) == RegisterState.ACTIVE) {
                assertThat(loadedActive(history)
                                || history.initial()
                                        .filter(record -> record.level() == Assurance.STRONG)
                                        .isPresent()
                                || history.signIns().stream()
                                        .filter(signIn -> !signIn.at().isAfter(instant))
                                        .anyMatch(signIn -> signIn.assurance() == Assurance.STRONG))
                        .as("%s of %s", instant, history)
                        .isTrue();
            }
        }
    }

    @Property
    void whoWasNeverLoadedIsActiveOnlyAfterASignInThatActivates(@ForAll("histories") RegisterHistory history) {
        RegisterHistory unknown =
                new RegisterHistory(Optional.empty(), history.events(), history.withdrawn(), history.signIns());
        unknown.replay().steps().stream()
                .filter(step -> step.state() == RegisterState.ACTIVE)
                .limit(1)
                .forEach(step -> assertThat(unknown.signIns())
                        .contains(new RecordedSignIn(step.from(), Assurance.STRONG, RecordedSignIn.Effect.ACTIVATES)));
    }

    @Property
    void theLastWordTakesTheRoleAway(@ForAll("histories") RegisterHistory history, @ForAll("takingAway") OrderAct act) {
        LocalDate after = FIRST_DAY.plusDays(DAYS + 1);
        List<OrderEvent> events = new ArrayList<>(history.events());
        events.add(new OrderEvent("last", act, after, OptionalLong.empty(), START));
        Standing standing =
                new RegisterHistory(history.initial(), events, history.withdrawn(), history.signIns()).replay();
        assertThat(standing.at(PolicyZone.startOf(after)).isInterrupted()).isTrue();
        assertThat(standing.at(Instant.MAX).isInterrupted()).isTrue();
    }

    @Property
    void theSameWordTwiceSaysNothingNew(@ForAll("histories") RegisterHistory history) {
        List<OrderEvent> twice = new ArrayList<>(history.events());
        history.events().stream()
                .filter(event -> !history.withdrawn().contains(event.id()))
                .forEach(event -> twice.add(new OrderEvent(
                        event.id() + "-again", event.act(), event.effective(), event.sequence(), event.receivedAt())));
        assertThat(new RegisterHistory(history.initial(), twice, history.withdrawn(), history.signIns())
                        .replay()
                        .steps())
                .isEqualTo(history.replay().steps());
    }

    @Property
    void stepsAreInOrderAndEachChangesTheState(@ForAll("histories") RegisterHistory history) {
        List<Standing.Step> steps = history.replay().steps();
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).from()).isAfter(steps.get(i - 1).from());
            assertThat(steps.get(i).state()).isNotEqualTo(steps.get(i - 1).state());
        }
    }

    @Provide
    Arbitrary<OrderAct> takingAway() {
        return Arbitraries.of(OrderAct.SUSPENDED, OrderAct.REVOKED);
    }

    @Provide
    Arbitrary<RegisterHistory> histories() {
        Arbitrary<List<OrderEvent>> events = event().list().ofMaxSize(7).map(RegisterPropertiesTest::numbered);
        Arbitrary<Set<Integer>> withdrawn =
                Arbitraries.integers().between(0, 12).set().ofMaxSize(2);
        return Combinators.combine(
                        initial().optional(0.7),
                        events,
                        withdrawn,
                        signIn().list().ofMaxSize(5))
                .as((initial, told, taken, signIns) -> new RegisterHistory(
                        initial,
                        told,
                        new HashSet<>(taken.stream().map(String::valueOf).toList()),
                        signIns));
    }

    private static Arbitrary<InitialRecord> initial() {
        Arbitrary<RegisterState> states = Arbitraries.of(RegisterState.class).filter(s -> s != RegisterState.ABSENT);
        return Combinators.combine(states, instant(), Arbitraries.of(Assurance.class))
                .as((state, since, level) -> new InitialRecord(
                        state,
                        since,
                        state == RegisterState.PENDING_REACTIVATION && level == Assurance.STRONG
                                ? Assurance.NONE
                                : level));
    }

    private static Arbitrary<OrderEvent> event() {
        return Combinators.combine(
                        Arbitraries.of(OrderAct.class),
                        Arbitraries.integers().between(0, DAYS - 1),
                        Arbitraries.longs().between(1, 3).optional(0.5),
                        instant())
                .as((act, day, sequence, receivedAt) -> new OrderEvent(
                        "",
                        act,
                        FIRST_DAY.plusDays(day),
                        sequence.map(OptionalLong::of).orElse(OptionalLong.empty()),
                        receivedAt));
    }

    private static Arbitrary<RecordedSignIn> signIn() {
        return Combinators.combine(
                        instant(), Arbitraries.of(Assurance.class), Arbitraries.of(RecordedSignIn.Effect.class))
                .as((at, assurance, effect) -> new RecordedSignIn(
                        at, effect == RecordedSignIn.Effect.ACTIVATES ? Assurance.STRONG : assurance, effect));
    }

    private static Arbitrary<Instant> instant() {
        return Arbitraries.integers().between(0, HOURS).map(hour -> START.plus(Duration.ofHours(hour)));
    }

    private static List<OrderEvent> numbered(List<OrderEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> new OrderEvent(
                        String.valueOf(i),
                        events.get(i).act(),
                        events.get(i).effective(),
                        events.get(i).sequence(),
                        events.get(i).receivedAt()))
                .toList();
    }

    private static boolean loadedActive(RegisterHistory history) {
        return history.initial()
                .filter(record -> record.state() == RegisterState.ACTIVE)
                .isPresent();
    }

    /** Every instant at which something may change, and those around it. */
    private static List<Instant> instantsOf(RegisterHistory history) {
        return Stream.of(
                        history.initial().stream().map(InitialRecord::since),
                        history.events().stream().map(OrderEvent::receivedAt),
                        history.events().stream().map(event -> PolicyZone.startOf(event.effective())),
                        history.signIns().stream().map(RecordedSignIn::at),
                        Stream.of(START.plus(Duration.ofDays(400))))
                .flatMap(instants -> instants)
                .flatMap(instant -> Stream.of(instant.minusNanos(1), instant, instant.plusNanos(1)))
                .toList();
    }
}
