package it.varco.testidp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last refusals, oldest first. */
final class Refusals {
    private static final int MOST = 1_000;

    private final Deque<Refusal> refusals = new ArrayDeque<>();

    synchronized void add(Refusal refusal) {
        if (refusals.size() >= MOST) {
            refusals.removeFirst();
        }
        refusals.addLast(refusal);
    }

    synchronized List<Refusal> all() {
        return List.copyOf(refusals);
    }
}
