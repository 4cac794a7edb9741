package it.varco.benchmarks.answer;

import it.varco.benchmarks.Rounds;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link AnswerChecks} in rounds and prints the ratio that is promised, beside the null ratio. */
public final class AnswerChecksReport {

    private static final int DEFAULT_ROUNDS = 9;
    private static final String AGAIN = " again";
    private static final List<String> SUBJECTS = List.of("checks", "signatures", "verdict", "checks" + AGAIN);

    private AnswerChecksReport() {}

    private record Cost(double nanos, double bytes) {}

    /**
     * Prints the report.
     *
     * @param arguments how many rounds; nine where nothing is said
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? DEFAULT_ROUNDS : Integer.parseInt(arguments[0]);
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        SUBJECTS.forEach(subject -> costs.put(subject, new ArrayList<>()));
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            List<String> order = new ArrayList<>(SUBJECTS);
            Collections.shuffle(order, random);
            for (String subject : order) {
                costs.get(subject).add(measure(subject));
            }
            System.err.printf(
                    "round %d of %d, load %.1f%n",
                    round + 1,
                    rounds,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        System.out.println("| an answer of 8 KB, both signed | µs of CPU (95 %) | bytes |");
        System.out.println("|---|---|---|");
        SUBJECTS.forEach(subject -> {
            Rounds micros = new Rounds(
                    costs.get(subject).stream().map(cost -> cost.nanos() / 1000).toList());
            Rounds bytes =
                    new Rounds(costs.get(subject).stream().map(Cost::bytes).toList());
            System.out.printf(Locale.ROOT, "| %s | %s | %.0f |%n", subject, micros.figure(), bytes.median());
        });
        System.out.println();
        System.out.printf(
                "checks / signatures: %s%n",
                nanos(costs, "checks").over(nanos(costs, "signatures")).figure());
        System.out.printf(
                "null, checks / checks: %s%n",
                nanos(costs, "checks" + AGAIN).over(nanos(costs, "checks")).figure());
    }

    private static Rounds nanos(Map<String, List<Cost>> costs, String subject) {
        return new Rounds(costs.get(subject).stream().map(Cost::nanos).toList());
    }

    private static Cost measure(String subject) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(AnswerChecks.class.getName() + "\\." + subject.replace(AGAIN, "") + "$")
                        .forks(1)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()
                .iterator()
                .next();
        return new Cost(score(result, "nanos") / score(result, "operations"), score(result, "gc.alloc.rate.norm"));
    }

    private static double score(RunResult result, String figure) {
        return result.getSecondaryResults().get(figure).getScore();
    }
}
