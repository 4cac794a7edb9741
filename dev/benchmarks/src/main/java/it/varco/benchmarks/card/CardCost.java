package it.varco.benchmarks.card;

import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import it.varco.testcards.Card;
import it.varco.testcards.CardResponder;
import it.varco.testcards.ListMode;
import it.varco.testcards.OcspMode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a sign-in with a card costs, from the application's request to the code at its door: with a responder that takes two
 * seconds, with one that is dead, and with a list of five megabytes. Held against Keycloak's own X.509 step, and against
 * itself.
 */
public final class CardCost {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final long BETWEEN_LOOKS_MILLIS = 2000;
    private static final int ENTRIES_OF_FIVE_MEGABYTES = 105_000;

    private final PrintStream out;
    private final Checkout checkout;
    private final CardOffices offices;
    private final Plan plan;

    /**
     * How much is measured.
     *
     * @param rounds of each comparison
     * @param signIns in each of the two blocks of a round
     * @param slowSignIns the same where each takes two seconds
     * @param warmUp sign-ins beforehand, by each door
     */
    private record Plan(int rounds, int signIns, int slowSignIns, int warmUp) {

        static final Plan STANDARD = new Plan(8, 60, 12, 600);

        static Plan of(List<String> arguments) {
            List<Integer> given = arguments.stream().map(Integer::valueOf).toList();
            return given.isEmpty() ? STANDARD : new Plan(given.get(0), given.get(1), given.get(2), given.get(3));
        }
    }

    /** What can be measured alone, each at a server of its own. */
    private static final Map<String, Consumer<CardCost>> PARTS = new TreeMap<>(
            Map.of("responder", CardCost::askTheResponder, "soft", CardCost::doWithout, "list", CardCost::readTheList));

    private CardCost(PrintStream out, Checkout checkout, CardOffices offices, Plan plan) {
        this.out = out;
        this.checkout = checkout;
        this.offices = offices;
        this.plan = plan;
    }

    /**
     * Prints the report.
     *
     * @param arguments {@code responder}, {@code soft} or {@code list} for that part alone, and nothing, or how many rounds,
     *     sign-ins in a block, sign-ins in a block where each takes two seconds, and sign-ins beforehand
     */
    public static void main(String... arguments) {
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        Surroundings surroundings = Surroundings.beginning();
        try (CardOffices offices = CardOffices.open(checkout.benchmarks().resolve("cards"))) {
            List<String> given = List.of(arguments);
            List<String> parts = given.stream().filter(PARTS::containsKey).toList();
            CardCost cost =
                    new CardCost(System.out, checkout, offices, Plan.of(given.subList(parts.size(), given.size())));
            (parts.isEmpty() ? List.copyOf(PARTS.keySet()) : parts)
                    .forEach(part -> PARTS.get(part).accept(cost));
        }
        System.out.printf("%n%s.%n%s.%n", Surroundings.of(checkout), surroundings.load());
    }

    private void askTheResponder() {
        try (CardServer server = CardServer.start(checkout, offices, "revocation=ocsp-then-crl")) {
            Door ours = server.ours();
            Door stock = server.stock(StockRealm.askingTheResponder("stock", server.application()));
            slow(server, ours, stock);
            dead(
                    "Responder dead, its list at hand, nobody in without an answer",
                    server,
                    ours,
                    this::diesWithItsListAtHand);
        }
    }

    private void slow(CardServer server, Door ours, Door stock) {
        List<Card> cards = CardOffices.cards(offices.one());
        Subject one = Subject.sameCards("ours", ours, cards);
        Subject again = Subject.sameCards("ours, again", ours, cards);
        Subject other = Subject.sameCards("Keycloak's X.509", stock, cards);
        warm(server, one, other);
        requireThatTheyAsk(server, ours, stock);
        offices.one().slow(CardOffices.ISSUER, SLOW);
        Comparison comparison = Comparison.of(
                "Responder answers after 2 s", server, List.of(one, again, other), plan.rounds(), plan.slowSignIns());
        offices.one().reset();
        comparison.printFigures(out);
        ratios();
        comparison.printRatio(out, one, other);
        comparison.printRatio(out, again, one);
    }

    private void doWithout() {
        String until = "soft-until=" + LocalDate.now().plusDays(2);
        try (CardServer server = CardServer.start(checkout, offices, "revocation=ocsp-then-crl", until)) {
            dead("Responder and list dead, cards let in all the same", server, server.ours(), this::dies);
        }
    }

    private void dead(String title, CardServer server, Door ours, Runnable dying) {
        CardResponder dead = offices.other();
        List<Card> cards = CardOffices.cards(offices.one());
        Subject known = Subject.sameCards("answer known", ours, cards);
        Subject again = Subject.sameCards("answer known, again", ours, cards);
        Subject asked = Subject.newCards("new card, asked", ours, count -> CardOffices.cards(offices.one(), count));
        Subject unasked = Subject.newCards("new card, responder dead", ours, count -> CardOffices.cards(dead, count));
        warm(server, known, asked);
        dying.run();
        // Who comes first finds out.
        Block.of(unasked, 2 * CardOffices.PEOPLE.size(), server);
        dead.list(CardOffices.ISSUER, ListMode.HANG);
        warm(server, unasked);
        Comparison comparison =
                Comparison.of(title, server, List.of(known, again, asked, unasked), plan.rounds(), plan.signIns());
        dead.reset();
        comparison.printFigures(out);
        ratios();
        comparison.printRatio(out, unasked, known);
        comparison.printRatio(out, unasked, asked);
        comparison.printRatio(out, again, known);
    }

    private void diesWithItsListAtHand() {
        offices.other().ocsp(CardOffices.ISSUER, OcspMode.HANG);
    }

    private void dies() {
        offices.other().ocsp(CardOffices.ISSUER, OcspMode.HANG);
        offices.other().list(CardOffices.ISSUER, ListMode.HANG);
    }

    private void readTheList() {
        CardResponder office = offices.one();
        Card revoked = CardOffices.revoked(office);
        office.bigList(CardOffices.ISSUER, ENTRIES_OF_FIVE_MEGABYTES);
        try (CardServer server = CardServer.start(checkout, offices, "revocation=crl-only")) {
            Door ours = server.ours();
            Door stock = server.stock(
                    StockRealm.readingTheList("stock", server.application(), office.listOf(CardOffices.ISSUER)));
            List<Card> cards = CardOffices.cards(office);
            Subject one = Subject.sameCards("ours", ours, cards);
            Subject again = Subject.sameCards("ours, again", ours, cards);
            Subject other = Subject.sameCards("Keycloak's X.509", stock, cards);
            Subject card = one.fromTheCardOn("ours, from the card on");
            waitForTheList(server, ours, cards.get(0));
            warm(server, one, other);
            requireRefused(server, revoked, ours, stock);
            Comparison comparison = Comparison.of(
                    "A list of 5 MB, twenty authorities",
                    server,
                    List.of(one, again, card, other),
                    plan.rounds(),
                    plan.signIns());
            comparison.printFigures(out);
            ratios();
            comparison.printRatio(out, one, other);
            comparison.printRatio(out, card, other);
            comparison.printRatio(out, again, one);
        }
    }

    /** On a busy machine it takes longer than the first card is given. */
    private static void waitForTheList(CardServer server, Door ours, Card card) {
        try {
            while (!ours.approach(server.insert(card)).get()) {
                System.err.println("the list is not there yet");
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void requireThatTheyAsk(CardServer server, Door... doors) {
        requireRefused(server, CardOffices.revoked(offices.one()), doors);
    }

    /** A comparison with a door at which revocation is not looked at would say nothing. */
    private static void requireRefused(CardServer server, Card revoked, Door... doors) {
        for (Door door : doors) {
            if (door.approach(server.insert(revoked)).get()) {
                throw new IllegalStateException(
                        "a revoked card was let in at " + door.entry().getPath());
            }
        }
    }

    private void warm(CardServer server, Subject... subjects) {
        for (Subject subject : subjects) {
            Block block = Block.of(subject, plan.warmUp(), server);
            System.err.printf("warm: %s, %.1f ms of CPU%n", subject.title(), block.cpuMillis());
        }
    }

    private void ratios() {
        out.println("| ratio | median (95 %) | p95 (95 %) | CPU (95 %) |");
        out.println("|---|---|---|---|");
    }
}
