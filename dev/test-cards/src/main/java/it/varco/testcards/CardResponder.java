package it.varco.testcards;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;

/**
 * Answers for the test authorities, on the loopback interface: {@code /cns/ocsp} (POST and GET, RFC 6960 appendix A), {@code /cns/crl},
 * {@code /cns/certificate}, and so on for each; counts what it is asked, and misbehaves as it is told. Safe for threads.
 */
public final class CardResponder implements AutoCloseable {
    private static final Logger LOG = System.getLogger(CardResponder.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final String REDIRECTED = "/redirected";
    private static final String REQUEST_TYPE = "application/ocsp-request";
    private static final int LARGEST_BODY = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI address;
    private final TestAuthorities authorities;
    private final Gate gate = new Gate();
    private final Map<Ca, OcspMode> ocsp = new ConcurrentHashMap<>();
    private final Map<Ca, Function<ListCall, Reply>> lists = new ConcurrentHashMap<>();
    private final Map<Ca, Duration> delays = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    private CardResponder(HttpServer server, URI address, TestAuthorities authorities) {
        this.server = server;
        this.address = address;
        this.authorities = authorities;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "card-responder");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts with authorities of its own.
     *
     * @param port 0: any that is free
     */
    public static CardResponder start(int port, Clock clock) {
        return start(port, address -> TestAuthorities.at(clock, address));
    }

    /**
     * Starts for authorities that know its address.
     *
     * @param port 0: any that is free
     * @param authorities makes them, given the address
     * @throws UncheckedIOException if the port is taken
     */
    public static CardResponder start(int port, Function<URI, TestAuthorities> authorities) {
        HttpServer server = listen(port);
        URI address =
                URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort());
        try {
            CardResponder responder = new CardResponder(server, address, authorities.apply(address));
            server.setExecutor(responder.threads);
            server.createContext("/", responder::handle);
            server.start();
            return responder;
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The card responder cannot listen on port " + port, e);
        }
    }

    /** Where it answers, without a slash at the end. */
    public URI address() {
        return address;
    }

    /** The authorities that it answers for. */
    public TestAuthorities authorities() {
        return authorities;
    }

    /** Where an authority's OCSP is asked. */
    public URI ocspOf(Ca ca) {
        return URI.create(address + Paths.of(ca).ocsp());
    }

    /** Where an authority's list is. */
    public URI listOf(Ca ca) {
        return URI.create(address + Paths.of(ca).list());
    }

    /** From now on an authority's OCSP answers so. */
    public void ocsp(Ca ca, OcspMode mode) {
        ocsp.put(ca, mode);
    }

    /** From now on an authority's list is given out so. */
    public void list(Ca ca, ListMode mode) {
        lists.put(ca, mode::answer);
    }

    /** From now on an authority's list is today's, with as many entries more; 105,000 make five megabytes. Made once. */
    public void bigList(Ca ca, int entries) {
        Reply made = new ListCall(ca, authorities, gate, "")
                .asRegistered()
                .and(entries)
                .write();
        lists.put(ca, call -> made);
    }

    /** From now on an authority takes its time over every answer. */
    public void slow(Ca ca, Duration time) {
        delays.put(ca, time);
    }

    /** Lets those requests go that hang. */
    public void release() {
        gate.open();
    }

    /** Everybody answers again as registered and at once, who hangs goes, and nothing was asked yet. */
    public void reset() {
        ocsp.clear();
        lists.clear();
        delays.clear();
        gate.open();
        requests.clear();
    }

    /** How often it was asked for anything. */
    public long requests() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** How often it was asked at an address of its own, such as {@link #ocspOf}; GET and POST alike. */
    public long requests(URI asked) {
        return Optional.ofNullable(requests.get(asked.getPath()))
                .map(LongAdder::sum)
                .orElse(0L);
    }

    @Override
    public void close() {
        gate.end();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            send(exchange, route(exchange));
        } catch (IOException e) {
            LOG.log(Logger.Level.DEBUG, "Who asked has gone, as many a test wants it", e);
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        Optional<Ca> ca = Stream.of(Ca.values())
                .filter(one -> plain(path).startsWith("/" + one.slug() + "/"))
                .findFirst();
        try {
            return ca.isPresent() ? answer(exchange, ca.get(), path) : notFound();
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "A request failed", e);
            return Reply.status(500);
        }
    }

    private Reply answer(HttpExchange exchange, Ca ca, String path) throws IOException {
        Paths paths = Paths.of(ca);
        String plain = plain(path);
        boolean redirected = !plain.equals(path);
        if (plain.equals(paths.ocsp()) || plain.startsWith(paths.ocsp() + "/")) {
            count((redirected ? REDIRECTED : "") + paths.ocsp());
            Optional<OCSPReq> request =
                    request(exchange, plain.substring(paths.ocsp().length()));
            pause(ca);
            OcspMode mode = redirected ? OcspMode.AS_REGISTERED : ocsp.getOrDefault(ca, OcspMode.AS_REGISTERED);
            return request.filter(one -> one.getRequestList().length == 1)
                    .map(one -> mode.answer(call(ca, one, path)))
                    .orElseGet(() -> OcspAnswer.failure(OCSPRespBuilder.MALFORMED_REQUEST));
        }
        if (!plain.equals(paths.list()) && !plain.equals(paths.certificate())) {
            return notFound();
        }
        count(path);
        if (!exchange.getRequestMethod().equals("GET")) {
            return Reply.status(405);
        }
        if (plain.equals(paths.certificate())) {
            return certificate(ca);
        }
        pause(ca);
        Function<ListCall, Reply> strategy =
                redirected ? ListMode.AS_REGISTERED::answer : lists.getOrDefault(ca, ListMode.AS_REGISTERED::answer);
        return strategy.apply(new ListCall(ca, authorities, gate, address + REDIRECTED + path));
    }

    private OcspCall call(Ca ca, OCSPReq request, String path) {
        Req asked = request.getRequestList()[0];
        return new OcspCall(
                ca,
                asked.getCertID(),
                Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)),
                authorities,
                gate,
                address + REDIRECTED + path);
    }

    private static Optional<OCSPReq> request(HttpExchange exchange, String rest) throws IOException {
        try {
            return switch (exchange.getRequestMethod()) {
                case "POST" ->
                    REQUEST_TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type")) && rest.isEmpty()
                            ? parse(exchange.getRequestBody().readNBytes(LARGEST_BODY))
                            : Optional.empty();
                case "GET" ->
                    rest.isEmpty()
                            ? Optional.empty()
                            : parse(Base64.getDecoder()
                                    .decode(URLDecoder.decode(
                                            rest.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<OCSPReq> parse(byte[] bytes) {
        try {
            return Optional.of(new OCSPReq(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Reply certificate(Ca ca) {
        try {
            return Reply.of(
                    "application/pkix-cert", authorities.of(ca).certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate without DER form", e);
        }
    }

    private Reply notFound() {
        count("/");
        return Reply.status(404);
    }

    private void count(String path) {
        requests.computeIfAbsent(path, any -> new LongAdder()).increment();
    }

    private void pause(Ca ca) {
        Optional.ofNullable(delays.get(ca)).ifPresent(gate::delay);
    }

    private static String plain(String path) {
        return path.startsWith(REDIRECTED + "/") ? path.substring(REDIRECTED.length()) : path;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        // On a connection kept open the JDK's server writes head and body apart and waits 40 ms for an acknowledgement.
        exchange.getResponseHeaders().set("Connection", "close");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.block().length == 0 ? -1 : 0);
        if (reply.block().length > 0) {
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < reply.times(); i++) {
                    body.write(reply.block());
                }
            }
        }
    }
}
