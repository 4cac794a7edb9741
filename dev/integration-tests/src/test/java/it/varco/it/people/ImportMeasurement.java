package it.varco.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.it.kit.FiscalCodes;
import it.varco.it.kit.TestRealm;
import it.varco.it.kit.VarcoTest;
import it.varco.it.kit.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How fast people come in, and what of the heap they keep: printed, never asserted, and run by its name alone. The heap is
 * what still lives after a full collection.
 */
@VarcoTest
class ImportMeasurement {

    private static final int PIECE = 10_000;
    private static final int PEOPLE = Integer.getInteger("varco.people", 100_000);

    /** Away from the numbers that the tests take. */
    private static final int FIRST = 1_000_000;

    private final TestRealm realm;

    /** The realm stays until its server goes: to delete so many people takes Keycloak longer than a transaction may. */
    ImportMeasurement(World world) {
        this.realm = world.newRealm(json -> {});
    }

    @Test
    void peopleAndHeap() throws IOException {
        System.out.printf("people 0: heap %.1f MB%n", heapAfterCollection());
        for (int done = 0; done < PEOPLE; done += PIECE) {
            int first = FIRST + done;
            String piece = IntStream.range(first, first + PIECE)
                    .mapToObj(number -> line(number).toString())
                    .collect(Collectors.joining());
            Instant began = Instant.now();
            Duration cpuBefore = server().info().totalCpuDuration().orElseThrow();
            ImportAnswer answer = ImportAnswer.of(realm.importPeople(piece));
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            Duration cpu = server().info().totalCpuDuration().orElseThrow().minus(cpuBefore);
            assertThat(answer.last().path("complete").asBoolean()).isTrue();
            assertThat(answer.refused()).isEmpty();
            System.out.printf(
                    "people %d: %.0f a second, CPU %.2f ms each, %.1f MB sent, heap %.1f MB, totals %s%n",
                    done + PIECE,
                    PIECE / seconds,
                    (double) cpu.toMillis() / PIECE,
                    piece.length() / 1e6,
                    heapAfterCollection(),
                    answer.totals());
        }
        String last = line(FIRST + PEOPLE - 1).toString();
        assertThat(ImportAnswer.of(realm.importPeople(last)).totals()).containsExactly(0, 0, 1, 0, 0);
    }

    private static ImportLine line(int number) {
        ImportLine line = ImportLine.of(FiscalCodes.number(number))
                .with("email", "p" + number + "@example.org")
                .withPassword("legacy-dispositive", "2016-04-11")
                .withGrant("ditte", "open", "2016-04-11", "active");
        return number % 10 == 0
                ? line.withDelegation("avvocati", FiscalCodes.number(number + 1), "2019-05-06")
                : line.withGrant("avvocati", "office", "2016-04-11", "active");
    }

    /** What lives, counted by the server's own machine after a full collection. */
    private double heapAfterCollection() throws IOException {
        Process jcmd = new ProcessBuilder("jcmd", Long.toString(server().pid()), "GC.class_histogram").start();
        try (BufferedReader lines = jcmd.inputReader()) {
            String total = lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .findFirst()
                    .orElseThrow();
            return Double.parseDouble(total.strip().split("\\s+")[2]) / 1e6;
        }
    }

    private static ProcessHandle server() {
        String home = Path.of(System.getProperty("varco.output"), "keycloak").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home))
                        .isPresent())
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("kc.home.dir"))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }
}
