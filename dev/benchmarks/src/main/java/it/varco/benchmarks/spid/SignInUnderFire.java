package it.varco.benchmarks.spid;

import it.varco.benchmarks.Rounds;
import it.varco.benchmarks.server.Browser;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import it.varco.testidp.AnswerScript;
import it.varco.testidp.Level;
import it.varco.testidp.ReceivedRequest;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long an honest person waits, from the answer to the code at the application’s door, while 200 forged answers a second come in, over the same on a
 * calm server. The forger has a sign-in of his own open. One forger keeps to it, and the server stops listening after twenty answers; the other opens
 * the next one in time, so that each of his answers is decoded, checked and found out by its signature.
 */
public final class SignInUnderFire {

    private static final int DEFAULT_ROUNDS = 9;
    private static final int SIGN_INS = 100;
    private static final int WARM_UP = 600;
    private static final int A_SECOND = 200;
    private static final String REALM = "inail";

    private final TestIdentityProvider provider;
    private final URI entry;

    private SignInUnderFire(ShippedServer server) {
        this.provider = server.identityProviders().named("alfa");
        this.entry = server.signIn(REALM, "spid&idp=" + Browser.encode(provider.entityId()));
    }

    /** @param arguments how many rounds; nine where nothing is said */
    public static void main(String... arguments) {
        int rounds = Stream.of(arguments).map(Integer::valueOf).findFirst().orElse(DEFAULT_ROUNDS);
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (ShippedServer server = ShippedServer.start(checkout)) {
            server.makeShipped(REALM);
            new SignInUnderFire(server).measure(checkout, rounds);
        }
    }

    private void measure(Checkout checkout, int rounds) {
        p95(WARM_UP);
        Surroundings surroundings = Surroundings.beginning();
        List<Double> calm = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        Map<Forger.Habit, List<Double>> underFire = new EnumMap<>(Forger.Habit.class);
        Map<Forger.Habit, List<Double>> refused = new EnumMap<>(Forger.Habit.class);
        for (int round = 0; round < rounds; round++) {
            calm.add(p95(SIGN_INS));
            for (Forger.Habit habit : Forger.Habit.values()) {
                try (Forger forger = new Forger(habit)) {
                    underFire.computeIfAbsent(habit, first -> new ArrayList<>()).add(p95(SIGN_INS));
                    refused.computeIfAbsent(habit, first -> new ArrayList<>()).add(forger.refusedPerSecond());
                }
            }
            again.add(p95(SIGN_INS));
            System.err.printf("round %d of %d%n", round + 1, rounds);
        }
        Rounds below = new Rounds(calm);
        System.out.printf(
                "%s.%n%d rounds of %d sign-ins, after %d; %s.%n%n",
                Surroundings.of(checkout), rounds, SIGN_INS, WARM_UP, surroundings.load());
        System.out.printf(
                "p95 of an answer, ms: calm %s; null, calm over calm: %s%n",
                below.figure(), new Rounds(again).over(below).figure());
        underFire.forEach((habit, millis) -> System.out.printf(
                "%s: %s, over calm %s; %.0f forged answers a second refused meanwhile%n",
                habit.title,
                new Rounds(millis).figure(),
                new Rounds(millis).over(below).figure(),
                new Rounds(refused.get(habit)).median()));
    }

    /** Of the time from an answer to the code, in milliseconds. */
    private double p95(int signIns) {
        SignInAtProvider person = new SignInAtProvider(provider, entry);
        double[] millis = IntStream.range(0, signIns)
                .mapToDouble(number -> person.once().toNanos() / 1e6)
                .sorted()
                .toArray();
        return millis[signIns * 95 / 100];
    }

    /** Posts forged answers at their rate, whatever comes back. */
    private final class Forger implements AutoCloseable {

        /** As many as the server looks at, of one request. */
        private static final int LOOKED_AT = 20;

        private enum Habit {
            ONE_SIGN_IN("200 a second in one sign-in", Integer.MAX_VALUE),
            ANEW("200 a second, a new sign-in every twenty", LOOKED_AT);

            private final String title;
            private final int answers;

            Habit(String title, int answers) {
                this.title = title;
                this.answers = answers;
            }
        }

        private final HttpClient http = HttpClient.newHttpClient();
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final AtomicInteger refused = new AtomicInteger();
        private final Habit habit;

        private final long since = System.nanoTime();

        private HttpRequest post;
        private int posted;

        Forger(Habit habit) {
            this.habit = habit;
            this.post = forged();
            clock.scheduleAtFixedRate(this::send, 0, 1_000_000 / A_SECOND, TimeUnit.MICROSECONDS);
        }

        private HttpRequest forged() {
            Browser browser = new Browser(entry);
            var forged = provider.answerTo(
                    ReceivedRequest.fromRedirect(browser.leave(entry)),
                    SignInAtProvider.PERSON,
                    Level.L2,
                    AnswerScript.genuine().signedByStranger());
            return browser.posting(forged.assertionConsumerService(), forged.formBody());
        }

        private void send() {
            if (posted == habit.answers) {
                post = forged();
                posted = 0;
            }
            posted++;
            http.sendAsync(post, BodyHandlers.discarding()).thenAccept(answer -> {
                if (answer.statusCode() == 400 || answer.statusCode() == 429) {
                    refused.incrementAndGet();
                }
            });
        }

        double refusedPerSecond() {
            return refused.get() * 1e9 / (System.nanoTime() - since);
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
