package it.varco.benchmarks.card;

import it.varco.benchmarks.server.Cpu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sign-ins one after another, each of the people at a browser of their own.
 *
 * @param millis how long each took
 * @param cpu of the server, for all of them
 */
record Block(List<Double> millis, Duration cpu) {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Has everybody sign in. */
    static Block of(Subject subject, int signIns, CardServer server) {
        List<Supplier<Boolean>> all = subject.cards().apply(signIns).stream()
                .map(server::insert)
                .map(card -> subject.part() == Subject.Part.CARD
                        ? subject.door().approach(card)
                        : (Supplier<Boolean>)
                                () -> subject.door().approach(card).get())
                .toList();
        int people = CardOffices.PEOPLE.size();
        ExecutorService browsers = Executors.newFixedThreadPool(people);
        try {
            Duration before = Cpu.of(server.process());
            List<Future<List<Double>>> waiting = IntStream.range(0, people)
                    .mapToObj(person -> browsers.submit(() -> times(IntStream.range(0, signIns)
                            .filter(index -> index % people == person)
                            .mapToObj(all::get)
                            .toList())))
                    .toList();
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> one : waiting) {
                millis.addAll(one.get());
            }
            return new Block(millis, Cpu.of(server.process()).minus(before));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(subject.title(), e);
        } finally {
            browsers.shutdown();
        }
    }

    private static List<Double> times(List<Supplier<Boolean>> signIns) {
        List<Double> millis = new ArrayList<>();
        for (Supplier<Boolean> signIn : signIns) {
            long began = System.nanoTime();
            if (!signIn.get()) {
                throw new IllegalStateException("a good card was refused");
            }
            millis.add((System.nanoTime() - began) / NANOS_PER_MILLI);
        }
        return millis;
    }

    Block and(Block more) {
        return new Block(Stream.concat(millis.stream(), more.millis.stream()).toList(), cpu.plus(more.cpu));
    }

    /** Milliseconds that a share of the sign-ins took at most. */
    double percentile(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    /** Milliseconds of the server's CPU for one sign-in. */
    double cpuMillis() {
        return (double) cpu.toMillis() / millis.size();
    }
}
