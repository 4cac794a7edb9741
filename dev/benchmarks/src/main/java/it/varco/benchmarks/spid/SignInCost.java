package it.varco.benchmarks.spid;

import it.varco.benchmarks.Rounds;
import it.varco.benchmarks.server.Browser;
import it.varco.benchmarks.server.CpuRounds;
import it.varco.benchmarks.server.ShippedServer;
import it.varco.benchmarks.server.Surroundings;
import it.varco.demo.Checkout;
import it.varco.testidp.TestIdentityProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU of the server for one sign-in by SPID, from the application's request to the code at its door, over one by Keycloak's own SAML identity
 * provider with an answer of the same identity provider and the same shape.
 */
public final class SignInCost {

    private static final int DEFAULT_ROUNDS = 15;
    private static final int SIGN_INS = 60;
    private static final int WARM_UP = 500;
    private static final String OURS = "inail";
    private static final String STOCK = "stock";

    private final ShippedServer server;
    private final TestIdentityProvider provider;

    private SignInCost(ShippedServer server) {
        this.server = server;
        this.provider = server.identityProviders().named("alfa");
    }

    /** One way in; two of one title are the same, measured twice. */
    private record Way(String title, int turn, URI entry) {}

    /**
     * @param arguments how many rounds, fifteen where nothing is said; and then, for JDBC, an empty database of a PostgreSQL, where the embedded one is
     *     not to count as the server's work
     */
    public static void main(String... arguments) {
        int rounds = Stream.of(arguments).map(Integer::valueOf).findFirst().orElse(DEFAULT_ROUNDS);
        Checkout checkout =
                new Checkout(Path.of(System.getProperty("varco.checkout", "")).toAbsolutePath());
        try (ShippedServer server = arguments.length > 1
                ? ShippedServer.startOnPostgres(checkout, arguments[1])
                : ShippedServer.start(checkout)) {
            new SignInCost(server).measure(checkout, rounds);
        }
    }

    private void measure(Checkout checkout, int rounds) {
        makeRealms();
        URI ours = server.signIn(OURS, "spid&idp=" + Browser.encode(provider.entityId()));
        URI stock = server.signIn(STOCK, StockBroker.ALIAS);
        List<Way> ways =
                List.of(new Way("SPID", 1, ours), new Way("SPID", 2, ours), new Way("Keycloak's own SAML", 1, stock));
        ways.forEach(way -> signIn(way, WARM_UP));
        Surroundings surroundings = Surroundings.beginning();
        Map<Way, Rounds> costs =
                new CpuRounds<Way>(server.process(), way -> SIGN_INS, way -> signIn(way, SIGN_INS)).of(ways, rounds);
        System.out.printf(
                "%s.%n%d rounds of 2 blocks of %d sign-ins, after %d of each; %s.%n%n",
                Surroundings.of(checkout), rounds, SIGN_INS, WARM_UP, surroundings.load());
        System.out.println("| sign-in | ms of CPU (95 %) |");
        System.out.println("|---|---|");
        costs.forEach((way, cost) -> System.out.printf("| %s | %s |%n", way.title(), cost.figure()));
        Rounds spid = costs.get(ways.get(0));
        System.out.printf(
                "%nSPID over Keycloak's own: %s; null, SPID over SPID: %s%n",
                spid.over(costs.get(ways.get(2))).figure(),
                costs.get(ways.get(1)).over(spid).figure());
    }

    private void makeRealms() {
        server.makeShipped(OURS);
        // Under our name, so that it is answered with the same attributes.
        StockBroker stock = new StockBroker(STOCK, provider, server.issuer(OURS).toString());
        server.admin().post("/admin/realms", stock.json(server.shipped(OURS)));
    }

    private void signIn(Way way, int times) {
        SignInAtProvider person = new SignInAtProvider(provider, way.entry());
        for (int i = 0; i < times; i++) {
            person.once();
        }
    }
}
