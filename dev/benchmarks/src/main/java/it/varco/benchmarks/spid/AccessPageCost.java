package it.varco.benchmarks.spid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.varco.benchmarks.Rounds;
import it.varco.benchmarks.server.CpuRounds;
import it.varco.benchmarks.server.PageReader;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CPU of the server for one access page, with a thousand identity providers in the registry over the same with twelve. */
public final class AccessPageCost {

    private static final int DEFAULT_ROUNDS = 15;
    private static final int PAGES = 100;
    private static final int WARM_UP = 600;
    private static final int FEW = 12;
    private static final int MANY = 1000;

    /** A realm whose registry has so many entries. */
    private record Subject(String realm, URI page, int entries) {}

    private final PageReader reader = new PageReader();

    private AccessPageCost() {}

    /** @param arguments how many rounds; fifteen where nothing is said */
    public static void main(String... arguments) {
        int rounds = Stream.of(arguments).map(Integer::valueOf).findFirst().orElse(DEFAULT_ROUNDS);
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (ShippedServer server = ShippedServer.start(checkout);
                RegistryOfMany registry =
                        RegistryOfMany.like(server.identityProviders().registryFeed())) {
            new AccessPageCost().measure(checkout, server, registry, rounds);
        }
    }

    private void measure(Checkout checkout, ShippedServer server, RegistryOfMany registry, int rounds) {
        Subject few = make(server, registry, "few", FEW);
        Subject again = make(server, registry, "few-again", FEW);
        Subject many = make(server, registry, "many", MANY);
        List<Subject> all = List.of(few, again, many);
        Map<Subject, Integer> bytes = new LinkedHashMap<>();
        all.forEach(subject -> bytes.put(subject, reader.read(subject.page(), WARM_UP)));
        Surroundings surroundings = Surroundings.beginning();
        Map<Subject, Rounds> costs = new CpuRounds<Subject>(
                        server.process(), subject -> PAGES, subject -> reader.read(subject.page(), PAGES))
                .of(all, rounds);
        System.out.printf(
                "%s.%n%d rounds of 2 blocks of %d pages, after %d of each; %s.%n%n",
                Surroundings.of(checkout), rounds, PAGES, WARM_UP, surroundings.load());
        System.out.println("| entries | ms of CPU for a page (95 %) | bytes of the page, not compressed |");
        System.out.println("|---|---|---|");
        costs.forEach((subject, cost) ->
                System.out.printf("| %d | %s | %d |%n", subject.entries(), cost.figure(), bytes.get(subject)));
        Rounds below = costs.get(few);
        System.out.printf(
                "%n%d entries over %d: %s; null, %d over %d: %s%n",
                MANY,
                FEW,
                costs.get(many).over(below).figure(),
                FEW,
                FEW,
                costs.get(again).over(below).figure());
    }

    private static Subject make(ShippedServer server, RegistryOfMany registry, String realm, int entries) {
        ObjectNode json = server.shipped(realm);
        json.path("identityProviders").forEach(provider -> {
            if (provider.path("alias").asText().equals("spid")) {
                provider.withObject("/config")
                        .put("registryFeed", registry.of(entries).toString());
            }
        });
        server.admin().post("/admin/realms", json);
        server.admin().post("/admin/realms/%s/spid/registry".formatted(realm), JsonNodeFactory.instance.objectNode());
        return new Subject(realm, server.signIn(realm), entries);
    }
}
