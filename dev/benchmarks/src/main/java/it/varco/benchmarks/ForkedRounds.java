package it.varco.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures benchmarks that count their CPU with {@link CpuTime}, in rounds, each subject in a fork of its own and in an order of its own.
 *
 * @param options which benchmark a subject is, and with which parameters
 */
public record ForkedRounds<T>(Function<T, ChainedOptionsBuilder> options) {

    /** CPU and garbage of one operation, round by round. */
    public record Cost(Rounds nanos, Rounds bytes) {}

    private record Once(double nanos, double bytes) {}

    /** Measures, and says how far it is where errors go; the figures in the order of the subjects. */
    public Map<T, Cost> of(List<T> subjects, int rounds) throws RunnerException {
        Map<T, List<Once>> measured = new LinkedHashMap<>();
        subjects.forEach(subject -> measured.put(subject, new ArrayList<>()));
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            List<T> order = new ArrayList<>(subjects);
            Collections.shuffle(order, random);
            for (T subject : order) {
                measured.get(subject).add(measure(subject));
            }
            System.err.printf(
                    "round %d of %d, load %.1f%n",
                    round + 1,
                    rounds,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        Map<T, Cost> costs = new LinkedHashMap<>();
        measured.forEach((subject, all) -> costs.put(
                subject,
                new Cost(
                        new Rounds(all.stream().map(Once::nanos).toList()),
                        new Rounds(all.stream().map(Once::bytes).toList()))));
        return costs;
    }

    private Once measure(T subject) throws RunnerException {
        RunResult result = new Runner(options.apply(subject)
                        .forks(1)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()
                .iterator()
                .next();
        return new Once(score(result, "nanos") / score(result, "operations"), score(result, "gc.alloc.rate.norm"));
    }

    private static double score(RunResult result, String figure) {
        return result.getSecondaryResults().get(figure).getScore();
    }
}
