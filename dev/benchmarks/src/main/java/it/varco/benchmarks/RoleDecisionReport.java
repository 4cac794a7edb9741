package it.varco.benchmarks;

import it.varco.benchmarks.ForkedRounds.Cost;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

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
        Map<Subject, Cost> costs = new ForkedRounds<Subject>(subject -> new OptionsBuilder()
                        .include(RoleDecision.class.getName() + "\\." + subject.benchmark() + "$")
                        .param("phases", Integer.toString(subject.phases()))
                        .param("profiles", Integer.toString(subject.profiles())))
                .of(subjects, rounds);
        print(System.out, subjects, costs);
    }

    private static void print(PrintStream out, List<Subject> subjects, Map<Subject, Cost> costs) {
        out.println("| decision | profiles | phases | ns of CPU per decision (95 %) | bytes |");
        out.println("|---|---|---|---|---|");
        subjects.stream().filter(subject -> subject.twin().isEmpty()).forEach(subject -> {
            Rounds nanos = costs.get(subject).nanos();
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
                    costs.get(subject).bytes().median());
        });
        out.println();
        out.println("| decision | profiles | 1000 phases / 10 (95 %) | null: 10 / 10 (95 %) |");
        out.println("|---|---|---|---|");
        subjects.stream().filter(subject -> !subject.twin().isEmpty()).forEach(again -> {
            Rounds few = costs.get(Subject.of(again.benchmark(), 10, again.profiles()))
                    .nanos();
            Rounds many = costs.get(Subject.of(again.benchmark(), 1000, again.profiles()))
                    .nanos();
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %s |%n",
                    again.benchmark(),
                    again.profiles(),
                    many.over(few).figure(),
                    costs.get(again).nanos().over(few).figure());
        });
    }
}
