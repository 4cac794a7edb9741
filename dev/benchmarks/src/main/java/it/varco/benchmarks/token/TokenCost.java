package it.varco.benchmarks.token;

import it.varco.benchmarks.Rounds;
import it.varco.benchmarks.server.Cpu;
import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * CPU of the server per refresh: the realm as it ships over the same realm without parts of ours. In each round every subject
 * is measured twice, in an order and then in its reverse, so that what drifts meets all alike.
 */
public final class TokenCost {

    private static final int DEFAULT_ROUNDS = 15;
    private static final int DEFAULT_BLOCK = 200;
    private static final int DEFAULT_WARM_UP = 1000;

    /** Who refreshes: one grant of one's own, two, and a delegate's delegate. */
    private static final List<String> PEOPLE = List.of("fabio", "bruno", "ivo");

    private TokenCost() {}

    /**
     * Prints the report.
     *
     * @param arguments how many rounds, refreshes in a block, and refreshes of each session beforehand; fifteen, 200 and 1000
     *     where nothing is said
     */
    public static void main(String[] arguments) {
        List<Integer> given = Stream.of(arguments).map(Integer::valueOf).toList();
        int rounds = given.isEmpty() ? DEFAULT_ROUNDS : given.get(0);
        int block = given.size() < 2 ? DEFAULT_BLOCK : given.get(1);
        int warmUp = given.size() < 3 ? DEFAULT_WARM_UP : given.get(2);
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (MeasuredServer server = MeasuredServer.start(checkout)) {
            ProcessHandle process = ProcessHandle.of(server.process().pid()).orElseThrow();
            Map<String, Map<Subject, TokenHolder>> people = new LinkedHashMap<>();
            PEOPLE.forEach(person -> people.put(person, server.signIn(person)));
            people.values().forEach(holders -> holders.values().forEach(holder -> refresh(holder, warmUp)));
            Surroundings surroundings = Surroundings.beginning();
            Map<String, Map<Subject, List<Double>>> costs = measure(people, process, rounds, block);
            System.out.printf(
                    "%s.%n%d rounds of 2 blocks of %d refreshes, after %d refreshes of each session; %s.%n%n",
                    Surroundings.of(checkout), rounds, block, warmUp, surroundings.load());
            people.forEach((person, holders) -> System.out.printf(
                    "%s: %s%n", person, holders.get(Subject.SHIPPED).roles()));
            print(System.out, costs);
        }
    }

    private static Map<String, Map<Subject, List<Double>>> measure(
            Map<String, Map<Subject, TokenHolder>> people, ProcessHandle process, int rounds, int block) {
        Map<String, Map<Subject, List<Double>>> costs = new LinkedHashMap<>();
        people.forEach((person, holders) -> {
            Map<Subject, List<Double>> none = new EnumMap<>(Subject.class);
            holders.keySet().forEach(subject -> none.put(subject, new ArrayList<>()));
            costs.put(person, none);
        });
        Random random = new Random(1);
        for (int round = 0; round < rounds; round++) {
            for (String person : people.keySet()) {
                List<Subject> order = new ArrayList<>(people.get(person).keySet());
                Collections.shuffle(order, random);
                List<Subject> reverse = new ArrayList<>(order);
                Collections.reverse(reverse);
                Map<Subject, Duration> used = new EnumMap<>(Subject.class);
                for (List<Subject> blocks : List.of(order, reverse)) {
                    for (Subject subject : blocks) {
                        Duration before = Cpu.of(process);
                        refresh(people.get(person).get(subject), block);
                        used.merge(subject, Cpu.of(process).minus(before), Duration::plus);
                    }
                }
                used.forEach(
                        (subject, cpu) -> costs.get(person).get(subject).add((double) cpu.toMillis() / (2 * block)));
            }
            // A run that is stopped has said by then what it knew.
            System.err.printf("%nround %d of %d%n", round + 1, rounds);
            print(System.err, costs);
        }
        return costs;
    }

    private static void refresh(TokenHolder holder, int times) {
        for (int i = 0; i < times; i++) {
            holder.refresh();
        }
    }

    private static void print(PrintStream out, Map<String, Map<Subject, List<Double>>> costs) {
        out.println();
        out.println("| person | realm | ms of CPU per refresh (95 %) |");
        out.println("|---|---|---|");
        costs.forEach((person, ofPerson) -> ofPerson.forEach((subject, millis) ->
                out.printf("| %s | %s | %s |%n", person, subject.title(), new Rounds(millis).figure())));
        out.println();
        out.println(
                "| person | shipped / without roles of ours | null: without / without | shipped / nothing of ours |");
        out.println("|---|---|---|---|");
        costs.forEach((person, ofPerson) -> out.printf(
                "| %s | %s | %s | %s |%n",
                person,
                ratio(ofPerson, Subject.SHIPPED, Subject.WITHOUT),
                ratio(ofPerson, Subject.WITHOUT_AGAIN, Subject.WITHOUT),
                ratio(ofPerson, Subject.SHIPPED, Subject.STOCK)));
    }

    private static String ratio(Map<Subject, List<Double>> costs, Subject above, Subject below) {
        return new Rounds(costs.get(above)).over(new Rounds(costs.get(below))).figure();
    }
}
