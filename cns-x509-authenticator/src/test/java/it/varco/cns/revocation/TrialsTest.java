package it.varco.cns.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** A source that hangs holds up itself alone. */
class TrialsTest {

    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final List<String> tried = new ArrayList<>();

    @Test
    void triesEachSourceOnceAtATime() {
        Trials trials = new Trials(begun::add);
        trials.run("first", () -> tried.add("first"));
        trials.run("first", () -> tried.add("first"));
        trials.run("second", () -> tried.add("second"));
        assertThat(begun).hasSize(2);

        begun.remove().run();
        trials.run("first", () -> tried.add("first again"));
        begun.forEach(Runnable::run);
        assertThat(tried).containsExactly("first", "second", "first again");
    }

    @Test
    void triesAgainWhatFailed() {
        Trials trials = new Trials(Runnable::run);
        try {
            trials.run("first", () -> {
                throw new IllegalStateException("as it happens");
            });
        } catch (IllegalStateException failed) {
            tried.add("failed");
        }
        trials.run("first", () -> tried.add("again"));
        assertThat(tried).containsExactly("failed", "again");
    }

    @Test
    void leavesWhatFindsNoRoomForTheNextCard() {
        Deque<Executor> room = new ArrayDeque<>(List.of(
                work -> {
                    throw new RejectedExecutionException("full");
                },
                Runnable::run));
        Trials trials = new Trials(work -> room.remove().execute(work));
        trials.run("first", () -> tried.add("first"));
        assertThat(tried).isEmpty();
        trials.run("first", () -> tried.add("first"));
        assertThat(tried).containsExactly("first");
    }
}
