package it.varco.testidp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Three SPID identity providers with their registry, the one of CIE id, the eIDAS node, and one of OpenID Connect, on one HTTP server on the
 * loopback interface. They refuse whatever the SPID technical rules, the manual for CIE over SAML and OpenID Connect Core
 * refuse, and say why.
 */
public final class SpidTestIdentityProviders implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int BACKLOG = 128;

    private final URI baseUrl;
    private final HttpServer server;
    private final ExecutorService threads;
    private final ServiceProviders serviceProviders = new ServiceProviders(ServiceProvider::read);
    private final ServiceProviders cieServiceProviders = new ServiceProviders(CieServiceProvider::read);
    private final Refusals refusals = new Refusals();
    private final List<TestIdentityProvider> providers;
    private final TestIdentityProvider cie;
    private final TestIdentityProvider eidas;
    private final OpenIdTestProvider inps;
    private final SigningKey registryKey = SigningKey.fresh("Registro SPID di prova");

    private SpidTestIdentityProviders(HttpServer server, InstantSource clock) {
        this.server = server;
        this.baseUrl = URI.create("http://localhost:" + server.getAddress().getPort());
        this.providers = List.of(
                provider("alfa", "Alfa Identità", clock),
                provider("beta", "Beta Identità", clock),
                provider("gamma", "Gamma Identità", clock));
        this.cie = new TestIdentityProvider(
                new Identity(baseUrl, "cie", "CIE di prova", Rulebook.CIE), cieServiceProviders, clock);
        this.eidas = new TestIdentityProvider(
                new Identity(baseUrl, "eidas", "Nodo eIDAS di prova", Rulebook.EIDAS), serviceProviders, clock);
        this.inps = new OpenIdTestProvider(baseUrl, "inps", "INPS", InpsPeople.all(), clock);
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "spid-test-idp");
            thread.setDaemon(true);
            return thread;
        });
        PendingSignIns pending = new PendingSignIns(clock);
        server.setExecutor(threads);
        server.createContext(
                "/",
                new Front(
                        baseUrl,
                        everybody(),
                        new Registry(providers, registryKey),
                        new SingleSignOn(pending, refusals, clock),
                        new SignInDialogue(pending),
                        new OpenIdFront(inps, clock)));
    }

    /**
     * Starts the providers with fresh keys.
     *
     * @param port where to listen on 127.0.0.1; 0 takes a free one
     * @throws UncheckedIOException where the port can't be had
     */
    public static SpidTestIdentityProviders start(int port) {
        return start(port, InstantSource.system());
    }

    static SpidTestIdentityProviders start(int port, InstantSource clock) {
        try {
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
            SpidTestIdentityProviders started = new SpidTestIdentityProviders(server, clock);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " can't be had", e);
        }
    }

    /** The address of the server, without a slash at its end. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Where the registry answers in the shape of AgID's JSON. */
    public URI registryFeed() {
        return URI.create(baseUrl + "/registry/entities-idp?output=json");
    }

    /** The certificate with which the aggregate is signed. */
    public X509Certificate registryCertificate() {
        return registryKey.certificate();
    }

    /**
     * Accepts requests of the service provider whose metadata are there. They are read when it asks for the first time,
     * and again when one of its requests is refused; trusting it once more forgets what was read.
     *
     * @throws IllegalArgumentException where the address is not on the loopback interface
     */
    public void trust(URI serviceProviderMetadata) {
        serviceProviders.trust(serviceProviderMetadata);
    }

    /** Has CIE id accept requests of the service provider whose metadata for CIE are there, as {@link #trust} does. */
    public void trustAtCie(URI serviceProviderMetadata) {
        cieServiceProviders.trust(serviceProviderMetadata);
    }

    /** The identity provider of CIE id. */
    public TestIdentityProvider cie() {
        return cie;
    }

    /** The eIDAS node, which is no entry of the registry. */
    public TestIdentityProvider eidas() {
        return eidas;
    }

    /** Alfa, Beta and Gamma. */
    public List<TestIdentityProvider> all() {
        return providers;
    }

    /**
     * The provider with this slug.
     *
     * @throws IllegalArgumentException where there is none
     */
    public TestIdentityProvider named(String slug) {
        return everybody().stream()
                .filter(provider -> provider.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No identity provider " + slug));
    }

    /** The provider of OpenID Connect that stands for PIN INPS. */
    public OpenIdTestProvider inps() {
        return inps;
    }

    /** The SPID requests refused so far, oldest first; the last thousand. */
    public List<Refusal> refusals() {
        return refusals.all();
    }

    /** Stops listening at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private List<TestIdentityProvider> everybody() {
        return Stream.concat(providers.stream(), Stream.of(cie, eidas)).toList();
    }

    private TestIdentityProvider provider(String slug, String displayName, InstantSource clock) {
        return new TestIdentityProvider(
                new Identity(baseUrl, slug, displayName, Rulebook.SPID), serviceProviders, clock);
    }
}
