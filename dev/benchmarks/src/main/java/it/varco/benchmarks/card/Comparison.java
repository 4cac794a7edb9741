package it.varco.benchmarks.card;

import it.varco.benchmarks.Rounds;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Subjects that are measured in turn, in each round twice: in an order and in its reverse, so that what drifts meets all alike. */
final class Comparison {

    /** What is read off a block. */
    enum Figure {
        MEDIAN("median, ms", block -> block.percentile(0.5)),
        P95("p95, ms", block -> block.percentile(0.95)),
        CPU("CPU of the server, ms", Block::cpuMillis);

        private final String title;
        private final ToDoubleFunction<Block> of;

        Figure(String title, ToDoubleFunction<Block> of) {
            this.title = title;
            this.of = of;
        }
    }

    private final String title;
    private final Map<Subject, List<Block>> measured = new LinkedHashMap<>();

    private Comparison(String title) {
        this.title = title;
    }

    /**
     * Measures.
     *
     * @param signIns in each of the two blocks of a round
     */
    static Comparison of(String title, CardServer server, List<Subject> subjects, int rounds, int signIns) {
        Comparison comparison = new Comparison(title);
        subjects.forEach(subject -> comparison.measured.put(subject, new ArrayList<>()));
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            List<Subject> order = new ArrayList<>(subjects);
            Collections.shuffle(order, random);
            List<Subject> reverse = new ArrayList<>(order);
            Collections.reverse(reverse);
            Map<Subject, Block> blocks = new LinkedHashMap<>();
            for (List<Subject> each : List.of(order, reverse)) {
                each.forEach(subject -> blocks.merge(subject, Block.of(subject, signIns, server), Block::and));
            }
            blocks.forEach((subject, block) -> comparison.measured.get(subject).add(block));
            System.err.printf("%s: round %d of %d%n", title, round + 1, rounds);
        }
        return comparison;
    }

    /** A line for each subject. */
    void printFigures(PrintStream out) {
        out.printf("%n%s, %d rounds, %d sign-ins in each%n%n", title, rounds(), signInsInARound());
        out.print("| sign-in |");
        for (Figure figure : Figure.values()) {
            out.printf(" %s (95 %%) |", figure.title);
        }
        out.printf(" slowest of all, ms |%n|---|---|---|---|---|%n");
        measured.forEach((subject, blocks) -> {
            out.printf("| %s |", subject.title());
            for (Figure figure : Figure.values()) {
                out.printf(" %s |", rounds(subject, figure).figure());
            }
            out.printf(
                    " %.0f |%n",
                    blocks.stream()
                            .mapToDouble(block -> block.percentile(1))
                            .max()
                            .orElseThrow());
        });
        out.println();
    }

    /** One subject over another. */
    void printRatio(PrintStream out, Subject above, Subject below) {
        out.printf("| %s / %s |", above.title(), below.title());
        for (Figure figure : Figure.values()) {
            out.printf(
                    " %s |", rounds(above, figure).over(rounds(below, figure)).figure());
        }
        out.println();
    }

    private Rounds rounds(Subject subject, Figure figure) {
        return new Rounds(measured.get(subject).stream()
                .map(block -> figure.of.applyAsDouble(block))
                .toList());
    }

    private int rounds() {
        return measured.values().iterator().next().size();
    }

    private int signInsInARound() {
        return measured.values().iterator().next().get(0).millis().size();
    }
}
