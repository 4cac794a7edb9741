package it.varco.benchmarks.server;

import it.varco.benchmarks.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What several things cost a server, in milliseconds of CPU for one operation. In each round each of them is measured in two blocks, in a
 * random order and then in its reverse, so that what drifts meets all alike.
 *
 * @param operations how many a block of that thing has
 * @param block does one
 */
public record CpuRounds<T>(ProcessHandle process, ToIntFunction<T> operations, Consumer<T> block) {

    private static final double BLOCKS = 2;

    /** Measures, and says how far it is where errors go; the figures in the order of the subjects. */
    public Map<T, Rounds> of(List<T> subjects, int rounds) {
        Map<T, List<Double>> costs = new LinkedHashMap<>();
        subjects.forEach(subject -> costs.put(subject, new ArrayList<>()));
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            used(subjects, random)
                    .forEach((subject, cpu) ->
                            costs.get(subject).add(cpu.toMillis() / (BLOCKS * operations.applyAsInt(subject))));
            System.err.printf("round %d of %d%n", round + 1, rounds);
        }
        Map<T, Rounds> figures = new LinkedHashMap<>();
        costs.forEach((subject, millis) -> figures.put(subject, new Rounds(millis)));
        return figures;
    }

    private Map<T, Duration> used(List<T> subjects, Random random) {
        List<T> order = new ArrayList<>(subjects);
        Collections.shuffle(order, random);
        List<T> reverse = new ArrayList<>(order);
        Collections.reverse(reverse);
        Map<T, Duration> used = new LinkedHashMap<>();
        for (T subject : Stream.concat(order.stream(), reverse.stream()).toList()) {
            Duration before = Cpu.of(process);
            block.accept(subject);
            used.merge(subject, Cpu.of(process).minus(before), Duration::plus);
        }
        return used;
    }
}
