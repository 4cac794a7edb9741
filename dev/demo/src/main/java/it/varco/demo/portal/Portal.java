package it.varco.demo.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The portal, listening on loopback. */
public final class Portal implements AutoCloseable {

    static final String FORM_TOKEN = "form-token";

    private static final Logger LOG = Logger.getLogger(Portal.class.getName());
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI baseUrl;
    private final URI issuer;
    private final OpenIdProvider provider;
    private final RehearsalClock clock;
    private final Sessions sessions = new Sessions();
    private final FormTokens formTokens = new FormTokens();

    private Portal(HttpServer server, URI issuer, String clientId) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.baseUrl = URI.create("http://localhost:" + server.getAddress().getPort());
        this.issuer = issuer;
        this.provider = new OpenIdProvider(issuer, clientId, baseUrl);
        this.clock = new RehearsalClock(issuer);
    }

    /**
     * Starts the portal; the issuer need not answer before the first person signs in.
     *
     * @param port the port on loopback, 0 for any free one
     */
    public static Portal start(int port, URI issuer, String clientId) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            Portal portal = new Portal(server, issuer, clientId);
            server.createContext("/", portal::handle);
            server.setExecutor(portal.threads);
            server.start();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException("The portal cannot listen on port " + port, e);
        }
    }

    /** Where the portal answers, without a path. */
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Visit visit = new Visit(exchange, issuer);
            try {
                route(visit);
            } catch (OpenIdFailure e) {
                visit.page(e.status(), Pages.refused(e));
            } catch (RuntimeException e) {
                // The class alone: a message may quote a token or a person's data.
                LOG.log(
                        Level.SEVERE,
                        "A request to the portal failed: {0}",
                        e.getClass().getName());
                visit.page(500, Pages.failed());
            }
        }
    }

    private void route(Visit visit) throws IOException, OpenIdFailure {
        switch (visit.methodAndPath()) {
            case "GET /" -> home(visit);
            case "GET /login" -> login(visit);
            case "GET /callback" -> callback(visit);
            case "POST /logout" -> logout(visit);
            case "POST /refresh" -> refresh(visit);
            case "POST /day" -> day(visit);
            case "GET /portal.css" -> visit.stylesheet();
            case "GET /portal.js" -> visit.script();
            default -> visit.page(404, Pages.notFound());
        }
    }

    private void home(Visit visit) throws IOException {
        String session = visit.session().orElseGet(() -> newSession(visit));
        String formToken = formTokens.of(session);
        Optional<DayPanel> day = clock.day().map(now -> new DayPanel(now, formToken));
        visit.page(
                200,
                sessions.find(session)
                        .map(person -> Pages.signedIn(person, day, formToken))
                        .orElseGet(() -> Pages.welcome(day)));
    }

    private static String newSession(Visit visit) {
        String session = Sessions.newId();
        visit.keepSession(session);
        return session;
    }

    private void login(Visit visit) throws IOException, OpenIdFailure {
        String browser = visit.session().orElseGet(Sessions::newId);
        PendingSignIn pending = PendingSignIn.from(browser);
        URI authorization = provider.authorization(pending);
        sessions.await(pending);
        visit.keepSession(browser);
        visit.redirect(303, authorization);
    }

    private void callback(Visit visit) throws IOException, OpenIdFailure {
        Optional<PendingSignIn> pending = sessions.take(visit.state(), visit.session());
        SignedIn signedIn = provider.complete(visit.uri(), pending);
        String session = Sessions.newId();
        sessions.open(session, signedIn);
        visit.keepSession(session);
        visit.redirect(303, baseUrl.resolve("/"));
    }

    private void logout(Visit visit) throws IOException, OpenIdFailure {
        visit.session().ifPresent(sessions::close);
        visit.dropSession();
        // 307 makes the browser send the form on as it is: the ID token that it holds never stands in an address.
        visit.redirect(307, provider.endOfSession());
    }

    private void refresh(Visit visit) throws IOException {
        Optional<String> session = sessionThatSent(visit, visit.form());
        if (session.isEmpty()) {
            visit.page(403, Pages.notSentFromHere());
            return;
        }
        renew(visit, session.get());
    }

    private void day(Visit visit) throws IOException {
        Map<String, String> form = visit.form();
        Optional<String> session = sessionThatSent(visit, form);
        if (session.isEmpty()) {
            visit.page(403, Pages.notSentFromHere());
            return;
        }
        Optional<String> moment = Optional.ofNullable(form.get(DayPanel.MOMENT));
        if (moment.equals(Optional.of(DayPanel.TODAY))) {
            clock.reset();
        } else {
            Optional<ZonedDateTime> wanted = moment.map(Days::marked)
                    .orElseGet(() ->
                            Optional.ofNullable(form.get(DayPanel.POSITION)).flatMap(Days::at));
            if (wanted.isEmpty()) {
                visit.page(400, Pages.noSuchDay());
                return;
            }
            clock.set(wanted.get());
        }
        renew(visit, session.get());
    }

    /** The session whose own page sent the form. */
    private Optional<String> sessionThatSent(Visit visit, Map<String, String> form) {
        return visit.session()
                .filter(session -> visit.isSentBy(baseUrl))
                .filter(session -> formTokens.match(session, form.getOrDefault(FORM_TOKEN, "")));
    }

    /** Fetches new tokens for whoever is signed in; who is refused them is signed in no longer. */
    private void renew(Visit visit, String session) throws IOException {
        try {
            Optional<SignedIn> person = sessions.find(session);
            if (person.isPresent()) {
                sessions.open(session, provider.renew(person.get()));
            }
            visit.redirect(303, baseUrl.resolve("/"));
        } catch (OpenIdFailure refused) {
            if (refused.isFinal()) {
                sessions.close(session);
            }
            visit.page(refused.status(), Pages.notRenewed(refused));
        }
    }
}
