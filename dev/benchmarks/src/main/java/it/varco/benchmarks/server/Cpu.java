package it.varco.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** CPU time as Linux counts it, in hundredths of a second. */
public final class Cpu {

    private static final long MILLIS_PER_TICK = 10;
    private static final int USER_AND_SYSTEM_FROM = 11;

    private Cpu() {}

    /** What a process and all that it started have used so far. */
    public static Duration of(ProcessHandle process) {
        return ticks(Stream.concat(process.descendants(), Stream.of(process))
                .filter(ProcessHandle::isAlive)
                .mapToLong(each -> ofStat(Path.of("/proc", Long.toString(each.pid()), "stat")))
                .sum());
    }

    /** What the whole machine has used so far; without what its host took from it. */
    public static Duration ofMachine() {
        String[] all =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split("\\s+");
        // user, nice, system, idle, iowait, irq, softirq
        return ticks(List.of(1, 2, 3, 6, 7).stream()
                .mapToLong(field -> Long.parseLong(all[field]))
                .sum());
    }

    private static long ofStat(Path stat) {
        String text = read(stat);
        // The name of the command may hold anything; the fields begin after its bracket.
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, USER_AND_SYSTEM_FROM, USER_AND_SYSTEM_FROM + 2)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration ticks(long ticks) {
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }
}
