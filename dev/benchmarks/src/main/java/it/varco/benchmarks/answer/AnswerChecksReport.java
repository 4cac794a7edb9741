package it.varco.benchmarks.answer;

import it.varco.benchmarks.ForkedRounds;
import it.varco.benchmarks.ForkedRounds.Cost;
import it.varco.benchmarks.Rounds;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link AnswerChecks} in rounds and prints the ratio that is promised, beside the null ratio. */
public final class AnswerChecksReport {

    private static final int DEFAULT_ROUNDS = 9;
    private static final String AGAIN = " again";
    private static final List<String> SUBJECTS = List.of("checks", "signatures", "verdict", "checks" + AGAIN);

    private AnswerChecksReport() {}

    /**
     * Prints the report.
     *
     * @param arguments how many rounds; nine where nothing is said
     */
    public static void main(String[] arguments) throws RunnerException {
        int rounds = arguments.length == 0 ? DEFAULT_ROUNDS : Integer.parseInt(arguments[0]);
        Map<String, Cost> costs = new ForkedRounds<String>(subject -> new OptionsBuilder()
                        .include(AnswerChecks.class.getName() + "\\." + subject.replace(AGAIN, "") + "$"))
                .of(SUBJECTS, rounds);
        System.out.println("| an answer of 8 KB, both signed | µs of CPU (95 %) | bytes |");
        System.out.println("|---|---|---|");
        costs.forEach((subject, cost) -> {
            Rounds micros = new Rounds(
                    cost.nanos().values().stream().map(nanos -> nanos / 1000).toList());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.0f |%n",
                    subject,
                    micros.figure(),
                    cost.bytes().median());
        });
        System.out.println();
        System.out.printf(
                "checks / signatures: %s%n",
                costs.get("checks")
                        .nanos()
                        .over(costs.get("signatures").nanos())
                        .figure());
        System.out.printf(
                "null, checks / checks: %s%n",
                costs.get("checks" + AGAIN)
                        .nanos()
                        .over(costs.get("checks").nanos())
                        .figure());
    }
}
