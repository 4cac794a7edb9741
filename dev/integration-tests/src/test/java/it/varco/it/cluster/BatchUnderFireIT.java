package it.varco.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.it.cluster.Order.Act;
import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.KeycloakCluster;
import it.varco.it.kit.KeycloakNode;
import it.varco.it.kit.PostgresServer;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.testidp.SpidTestIdentityProviders;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Many suspensions and reactivations in batches, whose server dies in the middle of one. {@code -Dvarco.events=100000} says how many;
 * not on the embedded database, which itself may forget the last half second where its process is killed.
 */
@VarcoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchUnderFireIT {

    private static final int EVENTS = Integer.getInteger("varco.events", 10_000);
    private static final int BATCH = 500;
    private static final int OF_EACH = 10;
    private static final int PEOPLE = EVENTS / OF_EACH;
    private static final int BATCHES = EVENTS / BATCH;

    /** Away from the numbers that other tests take. */
    private static final int FIRST = 3_000_000;

    private static final LocalDate YESTERDAY = LocalDate.of(2019, 3, 10);
    private static final String TODAY = "2019-03-11T12:00:00+01:00";

    /** What lives at the end over what lived after a tenth. */
    private static final double MOST_GROWTH = 1.5;

    private static final String IN_THE_MIDDLE = "select count(*) from pg_locks l join pg_class c on c.oid = l.relation"
            + " where c.relname = 'varco_register_event' and l.mode = 'RowExclusiveLock'";

    private final KeycloakNode node;
    private final PostgresServer database;
    private final TestRealm realm;
    private final Order order;

    BatchUnderFireIT(KeycloakCluster cluster, SpidTestIdentityProviders providers) {
        this.node = cluster.second();
        this.database = cluster.database();
        this.realm = cluster.newRealm(
                providers,
                json -> json.path("components")
                        .path("it.varco.policy.keycloak.setting.RealmSetting")
                        .forEach(setting -> {
                            if (setting.path("providerId").asText().equals("varco-register")) {
                                ((ObjectNode) setting.path("config"))
                                        .putArray("events-per-minute")
                                        .add("1000000");
                            }
                        }));
        realm.clock().freeze(TODAY);
        this.order = new Order(cluster.first(), realm);
        Accounts accounts = new Accounts(realm);
        for (int from = 0; from < PEOPLE; from += BATCH) {
            List<String> some = IntStream.range(from, Math.min(PEOPLE, from + BATCH))
                    .mapToObj(BatchUnderFireIT::code)
                    .toList();
            accounts.open(some);
            order.loadActive(cluster.first(), some);
        }
    }

    @AfterAll
    void close() {
        realm.close();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws IOException {
        List<String> answers = new ArrayList<>();
        double heapAfterATenth = 0;
        int killed = 0;
        long began = System.nanoTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            if (killed == 0 && batch >= Math.max(1, BATCHES / 20) && diesUnanswered(batch)) {
                killed = batch;
            }
            answers.add(receipts(order.saysAll(node, lines(batch)).join()));
            if (batch == killed + BATCHES / 10) {
                heapAfterATenth = heapAfterCollection();
            }
        }
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        double heapAtTheEnd = heapAfterCollection();
        System.out.printf(
                "%d events in batches of %d: %.0f s with the restart; killed in batch %d; heap %.1f MB ten batches in a hundred later, %.1f MB at the end%n",
                EVENTS, BATCH, seconds, killed, heapAfterATenth, heapAtTheEnd);
        assertThat(killed).as("the batch in which the server died").isPositive();
        assertThat(kept("count(*)")).isEqualTo(EVENTS);
        assertThat(kept("count(distinct event_id)")).isEqualTo(EVENTS);
        for (int batch = 0; batch < BATCHES / 2; batch++) {
            assertThat(receipts(order.saysAll(node, lines(batch)).join())).isEqualTo(answers.get(batch));
        }
        assertThat(kept("count(*)")).isEqualTo(EVENTS);
        long rebuilt = System.nanoTime();
        assertThat(order.rebuild(node)).isZero();
        System.out.printf(
                "rebuilt in %d s%n",
                Duration.ofNanos(System.nanoTime() - rebuilt).toSeconds());
        assertThat(heapAtTheEnd).isLessThan(heapAfterATenth * MOST_GROWTH);
    }

    /** Kills the server while the batch is being written, and starts it again; false where the answer was quicker. */
    private boolean diesUnanswered(int batch) {
        long before = kept("count(*)");
        CompletableFuture<HttpResponse<String>> answer = order.saysAll(node, lines(batch));
        while (!answer.isDone()) {
            if (!database.sql(IN_THE_MIDDLE).equals(List.of("0"))) {
                node.kill();
                boolean unanswered = isUnanswered(answer);
                node.start();
                System.out.printf("killed in batch %d: of it are kept %d%n", batch, kept("count(*)") - before);
                return unanswered;
            }
        }
        return false;
    }

    private static boolean isUnanswered(CompletableFuture<HttpResponse<String>> answer) {
        try {
            answer.join();
            return false;
        } catch (CompletionException broken) {
            return true;
        }
    }

    private long kept(String what) {
        return Long.parseLong(database.sql(
                        "select %s from varco_register_event e join realm r on r.id = e.realm_id where r.name = '%s'"
                                .formatted(what, realm.name()))
                .get(0));
    }

    /** Each batch speaks of people of its own until all have had their turn, then of the same again. */
    private static String lines(int batch) {
        return IntStream.range(batch * BATCH, (batch + 1) * BATCH)
                .mapToObj(number -> {
                    int turn = number / PEOPLE;
                    return new Act(
                            "e" + number,
                            turn % 2 == 0 ? "SUSPENDED" : "REACTIVATED",
                            code(number % PEOPLE),
                            YESTERDAY,
                            turn + 1);
                })
                .map(Act::toString)
                .collect(Collectors.joining("\n"));
    }

    private static String receipts(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode receipts = new ObjectMapper().readTree(answer.body()).path("receipts");
        assertThat(receipts).hasSize(BATCH);
        return receipts.toString();
    }

    /** What lives in the server after a full collection, in millions of bytes. */
    private double heapAfterCollection() throws IOException {
        Process jcmd = new ProcessBuilder("jcmd", Long.toString(node.server().pid()), "GC.class_histogram").start();
        try (BufferedReader lines = jcmd.inputReader()) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(total.strip().split("\\s+")[2]) / 1e6;
        }
    }

    private static String code(int person) {
        return FiscalCodes.number(FIRST + person);
    }
}
