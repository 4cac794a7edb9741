package it.varco.benchmarks.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.benchmarks.Rounds;
import it.varco.benchmarks.server.CpuRounds;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU of the server, its embedded database included, for each suspension or reactivation that is visible in the next token:
 * what an Order communicates to the register, over the same written into an attribute through Keycloak's own API.
 */
public final class RegisterCost {

    private static final int DEFAULT_ROUNDS = 12;
    private static final int DEFAULT_PEOPLE = 4000;
    private static final int BATCH = 500;
    private static final int CALLS = 150;
    private static final int WARM_UP_BLOCKS = 8;

    private RegisterCost() {}

    /** @param arguments how many rounds, and people; twelve and 4000 where nothing is said */
    public static void main(String... arguments) {
        List<Integer> given = Stream.of(arguments).map(Integer::valueOf).toList();
        int rounds = given.isEmpty() ? DEFAULT_ROUNDS : given.get(0);
        int people = given.size() < 2 ? DEFAULT_PEOPLE : given.get(1);
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (ShippedServer server = ShippedServer.start(checkout)) {
            List<String> crowd = Crowd.of(people);
            OrderWork.Conversation conversation = OrderWork.begin(server, crowd);
            List<ObjectNode> accounts = AttributeWork.begin(server, crowd);
            Work batches = OrderWork.inBatches(conversation, BATCH);
            Work batchesAgain = OrderWork.inBatches(conversation, BATCH);
            Work calls = OrderWork.oneByOne(conversation, CALLS);
            Work known = AttributeWork.knowingTheAccount(server, accounts, CALLS);
            Work found = AttributeWork.knowingTheFiscalCode(server, accounts, CALLS);
            List<Work> all = List.of(batches, batchesAgain, calls, known, found);
            all.forEach(work -> repeat(work, WARM_UP_BLOCKS));
            Surroundings surroundings = Surroundings.beginning();
            Map<Work, Rounds> costs = new CpuRounds<>(server.process(), Work::size, Work::block).of(all, rounds);
            PrintStream out = System.out;
            out.printf(
                    "%s.%n%d rounds of 2 blocks each, %d people, after %d blocks of each; %s.%n%n",
                    Surroundings.of(checkout), rounds, people, WARM_UP_BLOCKS, surroundings.load());
            out.println("| way | ms of CPU each (95 %) |");
            out.println("|---|---|");
            costs.forEach((work, cost) -> out.printf("| %s | %s |%n", work.title(), cost.figure()));
            out.println();
            out.println("| events per CPU second, over | in batches | one a call |");
            out.println("|---|---|---|");
            for (Work below : List.of(known, found)) {
                out.printf(
                        "| %s | %s | %s |%n",
                        below.title(),
                        costs.get(below).over(costs.get(batches)).figure(),
                        costs.get(below).over(costs.get(calls)).figure());
            }
            out.printf(
                    "%nNull ratio, batches over batches: %s%n",
                    costs.get(batchesAgain).over(costs.get(batches)).figure());
        }
    }

    private static void repeat(Work work, int times) {
        for (int i = 0; i < times; i++) {
            work.block();
        }
    }
}
