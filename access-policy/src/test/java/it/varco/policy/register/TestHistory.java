package it.varco.policy.register;

import it.varco.policy.plan.PolicyZone;
import it.varco.policy.signin.Assurance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A history that is being told, in the order in which things became known. Days are {@code 2019-03-11}, instants {@code 2019-03-11T10:00}. */
final class TestHistory {

    private Optional<InitialRecord> initial = Optional.empty();
    private final List<OrderEvent> events = new ArrayList<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<RecordedSignIn> signIns = new ArrayList<>();

    static TestHistory nothingKnown() {
        return new TestHistory();
    }

    static TestHistory loaded(RegisterState state, String since, Assurance level) {
        TestHistory history = new TestHistory();
        history.initial = Optional.of(new InitialRecord(state, instant(since), level));
        return history;
    }

    /** Received on the day from which it counts, at nine. */
    TestHistory says(OrderAct act, String day) {
        return says(act, day, day + "T09:00");
    }

    TestHistory says(OrderAct act, String day, String receivedAt) {
        return says(act, day, OptionalLong.empty(), receivedAt);
    }

    TestHistory says(OrderAct act, String day, long sequence, String receivedAt) {
        return says(act, day, OptionalLong.of(sequence), receivedAt);
    }

    private TestHistory says(OrderAct act, String day, OptionalLong sequence, String receivedAt) {
        events.add(new OrderEvent(
                "event-" + (events.size() + 1), act, LocalDate.parse(day), sequence, instant(receivedAt)));
        return this;
    }

    TestHistory takesBack(int event) {
        withdrawn.add("event-" + event);
        return this;
    }

    TestHistory signsInStrongly(String at) {
        signIns.add(new RecordedSignIn(instant(at), Assurance.STRONG, RecordedSignIn.Effect.ACTIVATES));
        return this;
    }

    TestHistory signsInByPassword(String at) {
        signIns.add(
                new RecordedSignIn(instant(at), Assurance.LEGACY_DISPOSITIVE, RecordedSignIn.Effect.CHANGES_NOTHING));
        return this;
    }

    /** Strong for the convention, and on a day on which that no longer activates. */
    TestHistory signsInByPinTooLate(String at) {
        signIns.add(new RecordedSignIn(instant(at), Assurance.STRONG, RecordedSignIn.Effect.CHANGES_NOTHING));
        return this;
    }

    RegisterHistory told() {
        return new RegisterHistory(initial, events, withdrawn, signIns);
    }

    Standing standing() {
        return told().replay();
    }

    RegisterState at(String instant) {
        return standing().at(instant(instant));
    }

    static Instant instant(String text) {
        return text.contains("T")
                ? LocalDateTime.parse(text).atZone(PolicyZone.ROME).toInstant()
                : PolicyZone.startOf(LocalDate.parse(text));
    }
}
