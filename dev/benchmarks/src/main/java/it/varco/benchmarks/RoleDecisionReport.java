package it.varco.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link RoleDecision} in rounds, each subject in a fork of its own and in an order of its own, and prints each figure
 * with its interval, the ratios that are promised, and the null ratio: a subject over itself.
 */
public final class RoleDecisionReport {

    private static final int DEFAULT_ROUNDS = 9;

    private RoleDecisionReport() {}

    /** One thing that is measured; the twin is the same thing once more. */
    private record Subject(String benchmark, int phases, int profiles, String twin) {

        static Subject of(String benchmark, int phases, int profiles) {
            return new Subject(benchmark, phases, profiles, "");
        }

        Subject again() {
            return new Subject(benchmark, phases, profiles, "again");
        }
    }

    private record Cost(double nanos, double bytes) {}

    /**
     * Prints the report.
     *
     * @param arguments how many rounds; nine where nothing is said
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? DEFAULT_ROUNDS : Integer.parseInt(arguments[0]);
        List<Subject> subjects = Stream.of("role", "whole")
                .flatMap(benchmark -> Stream.of(1, 10)
                        .flatMap(profiles -> Stream.concat(
                                Stream.of(10, 100, 1000).map(phases -> Subject.of(benchmark, phases, profiles)),
                                Stream.of(Subject.of(benchmark, 10, profiles).again()))))
                .toList();
        Map<Subject, List<Cost>> costs = new LinkedHashMap<>();
        subjects.forEach(subject -> costs.put(subject, new ArrayList<>()));
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            List<Subject> order = new ArrayList<>(subjects);
            Collections.shuffle(order, random);
            for (Subject subject : order) {
                costs.get(subject).add(measure(subject));
            }
            System.err.printf(
                    "round %d of %d, load %.1f%n",
                    round + 1,
                    rounds,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        print(System.out, subjects, costs);
    }

    private static void print(PrintStream out, List<Subject> subjects, Map<Subject, List<Cost>> costs) {
        out.println("| decision | profiles | phases | ns of CPU per decision (95 %) | bytes |");
        out.println("|---|---|---|---|---|");
        subjects.stream().filter(subject -> subject.twin().isEmpty()).forEach(subject -> {
            Rounds nanos =
                    new Rounds(costs.get(subject).stream().map(Cost::nanos).toList());
            Rounds bytes =
                    new Rounds(costs.get(subject).stream().map(Cost::bytes).toList());
            double[] interval = nanos.interval();
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f (%.1f-%.1f) | %.0f |%n",
                    subject.benchmark(),
                    subject.profiles(),
                    subject.phases(),
                    nanos.median(),
                    interval[0],
                    interval[1],
                    bytes.median());
        });
        out.println();
        out.println("| decision | profiles | 1000 phases / 10 (95 %) | null: 10 / 10 (95 %) |");
        out.println("|---|---|---|---|");
        subjects.stream().filter(subject -> !subject.twin().isEmpty()).forEach(again -> {
            List<Cost> few = costs.get(Subject.of(again.benchmark(), 10, again.profiles()));
            List<Cost> many = costs.get(Subject.of(again.benchmark(), 1000, again.profiles()));
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %s |%n",
                    again.benchmark(),
                    again.profiles(),
                    ratio(many, few),
                    ratio(costs.get(again), few));
        });
    }

    private static String ratio(List<Cost> above, List<Cost> below) {
        Rounds ratios = new Rounds(IntStream.range(0, above.size())
                .mapToObj(round -> above.get(round).nanos() / below.get(round).nanos())
                .toList());
        double[] interval = ratios.interval();
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", ratios.median(), interval[0], interval[1]);
    }

    private static Cost measure(Subject subject) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(RoleDecision.class.getName() + "\\." + subject.benchmark() + "$")
                        .param("phases", Integer.toString(subject.phases()))
                        .param("profiles", Integer.toString(subject.profiles()))
                        .forks(1)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        return new Cost(score(result, "nanos") / score(result, "operations"), score(result, "gc.alloc.rate.norm"));
    }

    private static double score(RunResult result, String figure) {
        return result.getSecondaryResults().get(figure).getScore();
    }
}
