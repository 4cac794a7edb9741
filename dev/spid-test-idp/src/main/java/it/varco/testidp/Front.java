package it.varco.testidp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** All addresses of the server. */
final class Front implements HttpHandler {
    private static final Logger LOG = System.getLogger(Front.class.getName());
    private static final int LARGEST_BODY = 256 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    /** No form-action: browsers hold it against the redirects after the answer too, and those are the service's. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Set<String> hosts;
    private final List<TestIdentityProvider> providers;
    private final Registry registry;
    private final SingleSignOn singleSignOn;
    private final SignInDialogue dialogue;
    private final OpenIdFront openId;

    Front(
            URI base,
            List<TestIdentityProvider> providers,
            Registry registry,
            SingleSignOn singleSignOn,
            SignInDialogue dialogue,
            OpenIdFront openId) {
        this.hosts = Set.of("localhost:" + base.getPort(), "127.0.0.1:" + base.getPort());
        this.providers = providers;
        this.registry = registry;
        this.singleSignOn = singleSignOn;
        this.dialogue = dialogue;
        this.openId = openId;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = route(exchange);
            } catch (UnreadableMessage e) {
                reply = Reply.page(400, Pages.message("Richiesta non valida"));
            } catch (RuntimeException e) {
                LOG.log(Logger.Level.ERROR, "A request failed", e);
                reply = Reply.page(
                        500, Pages.message("Sistema di autenticazione non disponibile - Riprovare più tardi"));
            }
            send(exchange, reply);
        }
    }

    private Reply route(HttpExchange exchange) throws IOException {
        // A page that a rebound name serves must not reach the providers through the browser.
        if (!hosts.contains(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse(""))) {
            return Reply.page(421, Pages.message("Indirizzo non valido"));
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Optional<TestIdentityProvider> provider = providers.stream()
                .filter(one -> path.startsWith("/" + one.slug() + "/"))
                .findFirst();
        if (provider.isPresent()) {
            return route(exchange, method, provider.get(), path.substring(path.indexOf('/', 1)));
        }
        if (path.startsWith(openId.root())) {
            return openId.route(exchange, path.substring(openId.root().length()));
        }
        if (!method.equals("GET")) {
            return Reply.page(405, Pages.message("Metodo non ammesso"));
        }
        return switch (path) {
            case "/" -> Reply.page(200, Pages.home(providers, openId.provider()));
            case "/registry/entities-idp" -> Reply.text("application/json", registry.json());
            case "/registry/spid-entities-idps.xml" -> Reply.text("application/samlmetadata+xml", registry.aggregate());
            case "/static/style.css" -> Reply.resource("text/css; charset=utf-8", "style.css");
            case "/static/submit.js" -> Reply.resource("text/javascript; charset=utf-8", "submit.js");
            default -> logo(path);
        };
    }

    private Reply route(HttpExchange exchange, String method, TestIdentityProvider provider, String path)
            throws IOException {
        return switch (method + " " + path) {
            case "GET /metadata" -> Reply.text("application/samlmetadata+xml", Registry.metadata(provider));
            case "GET /sso" ->
                singleSignOn.redirect(
                        provider,
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""));
            case "POST /sso" ->
                body(exchange)
                        .map(body -> singleSignOn.post(provider, body))
                        .orElseGet(() -> singleSignOn.refuse(
                                provider,
                                List.of(new Refusal.Reason(
                                        "unreadable-message",
                                        4,
                                        "the body is no form, or longer than " + LARGEST_BODY))));
            case "POST /login" ->
                body(exchange)
                        .map(body -> dialogue.login(provider, FormFields.parse(body)))
                        .orElseGet(() -> Reply.page(400, Pages.unknownSignIn(provider)));
            case "POST /consent" ->
                body(exchange)
                        .map(body -> dialogue.consent(provider, FormFields.parse(body)))
                        .orElseGet(() -> Reply.page(400, Pages.unknownSignIn(provider)));
            default ->
                path.equals("/sso")
                        ? singleSignOn.refuse(
                                provider,
                                List.of(new Refusal.Reason(
                                        "wrong-method", 6, "requests come by GET or POST, not " + method)))
                        : Reply.page(404, Pages.message("Pagina non trovata"));
        };
    }

    private Reply logo(String path) {
        return providers.stream()
                .filter(provider -> path.equals("/static/" + provider.slug() + ".svg"))
                .findFirst()
                .map(provider -> Reply.text("image/svg+xml", Pages.logo(provider)))
                .orElseGet(() -> Reply.page(404, Pages.message("Pagina non trovata")));
    }

    private static Optional<String> body(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        return type.startsWith(FORM) && bytes.length <= LARGEST_BODY
                ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        // On a connection kept open the JDK's server writes head and body apart and waits 40 ms for an acknowledgement.
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), head || reply.body().length == 0 ? -1 : reply.body().length);
        if (!head) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
