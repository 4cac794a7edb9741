package it.varco.benchmarks.spid;

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

/**
 * CPU of the server for its metadata as a service provider: those of Keycloak's own SAML identity provider, which signs at each request, over ours,
 * which are signed once. Beside them a page of the same server that computes nothing, which no metadata can cost less than.
 */
public final class MetadataCost {

    private static final int DEFAULT_ROUNDS = 15;
    private static final int REQUESTS = 400;
    private static final int WARM_UP = 3000;
    private static final String OURS = "inail";
    private static final String STOCK = "stock";

    /** A document; two of one title are the same, measured twice. */
    private record Subject(String title, int turn, URI address) {}

    private final PageReader reader = new PageReader();

    private MetadataCost() {}

    /** @param arguments how many rounds; fifteen where nothing is said */
    public static void main(String... arguments) {
        int rounds = Stream.of(arguments).map(Integer::valueOf).findFirst().orElse(DEFAULT_ROUNDS);
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (ShippedServer server = ShippedServer.start(checkout)) {
            new MetadataCost().measure(checkout, server, rounds);
        }
    }

    private void measure(Checkout checkout, ShippedServer server, int rounds) {
        makeRealms(server);
        URI metadata = URI.create(server.issuer(OURS) + "/spid/metadata");
        Subject ours = new Subject("ours, signed once", 1, metadata);
        Subject again = new Subject("ours, signed once", 2, metadata);
        Subject stock = new Subject(
                "Keycloak's own, signed at each request",
                1,
                URI.create(server.issuer(STOCK) + "/broker/" + StockBroker.ALIAS + "/endpoint/descriptor"));
        Subject nothing = new Subject("the realm's public key", 1, server.issuer(STOCK));
        List<Subject> all = List.of(ours, again, stock, nothing);
        Map<Subject, Integer> bytes = new LinkedHashMap<>();
        all.forEach(subject -> bytes.put(subject, reader.read(subject.address(), WARM_UP)));
        Surroundings surroundings = Surroundings.beginning();
        Map<Subject, Rounds> costs = new CpuRounds<Subject>(
                        server.process(), subject -> REQUESTS, subject -> reader.read(subject.address(), REQUESTS))
                .of(all, rounds);
        System.out.printf(
                "%s.%n%d rounds of 2 blocks of %d requests, after %d of each; %s.%n%n",
                Surroundings.of(checkout), rounds, REQUESTS, WARM_UP, surroundings.load());
        System.out.println("| document | ms of CPU (95 %) | bytes |");
        System.out.println("|---|---|---|");
        costs.forEach((subject, cost) ->
                System.out.printf("| %s | %s | %d |%n", subject.title(), cost.figure(), bytes.get(subject)));
        System.out.printf(
                "%nsigned at each request over signed once: %s; over what computes nothing: %s; null, ours over ours: %s%n",
                costs.get(stock).over(costs.get(ours)).figure(),
                costs.get(stock).over(costs.get(nothing)).figure(),
                costs.get(again).over(costs.get(ours)).figure());
    }

    private static void makeRealms(ShippedServer server) {
        ObjectNode shipped = server.shipped(OURS);
        server.admin().post("/admin/realms", shipped);
        ObjectNode stock = new StockBroker(
                        STOCK,
                        server.identityProviders().named("alfa"),
                        server.issuer(OURS).toString())
                .json(shipped);
        stock.path("identityProviders")
                .forEach(provider -> provider.withObject("/config").put("signSpMetadata", "true"));
        server.admin().post("/admin/realms", stock);
    }
}
