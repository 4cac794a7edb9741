package it.varco.benchmarks.server;

import it.varco.demo.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Where a figure was measured, and who else was there. */
public record Surroundings(Instant began, Duration machineBefore, Duration oursBefore) {

    private static final double MOST_OF_A_CORE = 0.05;

    /** From now on. */
    public static Surroundings beginning() {
        return new Surroundings(Instant.now(), Cpu.ofMachine(), ours());
    }

    /** What does not change during a run. */
    public static String of(Checkout checkout) {
        return "Keycloak %s, commit %s, JDK %s, %d cores of %s"
                .formatted(
                        checkout.keycloakVersion(),
                        commit(checkout),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        processor());
    }

    /** What others did meanwhile; a run on a machine that others use says so. */
    public String load() {
        Duration others = Cpu.ofMachine().minus(machineBefore).minus(ours().minus(oursBefore));
        double cores = (double) others.toMillis()
                / Duration.between(began, Instant.now()).toMillis();
        return String.format(
                Locale.ROOT,
                "load average %.1f; others used %.2f of a core%s",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                cores,
                cores > MOST_OF_A_CORE
                        ? String.format(
                                Locale.ROOT,
                                ": NOT A CALM MACHINE (more than %.2f), intervals say less than they seem to",
                                MOST_OF_A_CORE)
                        : "");
    }

    private static Duration ours() {
        // The server is a child of this process.
        return Cpu.of(ProcessHandle.current());
    }

    private static String commit(Checkout checkout) {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                    .directory(checkout.root().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? "unknown" : answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unnamed processor");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
