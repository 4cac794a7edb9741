package it.varco.cns.keycloak;

import it.varco.policy.keycloak.setting.RealmStage;
import it.varco.policy.stage.Stage;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * The one place at which certificates are read. Where Keycloak ends TLS itself, a certificate is the connection's; where a
 * proxy does, it comes in a header that the proxy alone may send, and the proxy proves itself with every request.
 */
final class CardEntrance {

    /** The header in which the proxy sends its secret. */
    static final String PROOF = "X-Varco-Card-Proxy";

    private static final Logger LOG = Logger.getLogger(CardEntrance.class);

    /** Keycloak's look-ups that read the connection; all others read headers. */
    private static final Set<String> DIRECT = Set.of("quarkus", "default");

    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_SECRET = 1024;

    /** Who ends TLS. */
    enum Front {
        KEYCLOAK,
        PROXY
    }

    private final CardOrigins origins;
    private final Optional<String> lookup;
    private final Optional<byte[]> secret;
    private final Optional<String> trustedAddresses;

    /**
     * @param settings has an origin
     * @param trustedAddresses Keycloak's option {@code proxy-trusted-addresses}
     * @throws IllegalStateException where the file of the secret cannot be read, or the secret can be guessed
     */
    CardEntrance(CardSettings settings, Optional<String> trustedAddresses) {
        this.origins = settings.origins().orElseThrow();
        this.lookup = settings.lookup();
        this.secret = settings.proxySecret().map(CardEntrance::read);
        this.trustedAddresses = trustedAddresses.filter(addresses -> !addresses.isBlank());
    }

    CardOrigins origins() {
        return origins;
    }

    /** Why nobody comes in here, whatever is sent; empty where somebody may. */
    Optional<StepRefusal> closed(KeycloakSession session, RealmModel realm) {
        return closed(front(session.getKeycloakSessionFactory()), RealmStage.of(realm));
    }

    Optional<StepRefusal> closed(Front front, Stage stage) {
        boolean isOpen = switch (front) {
            case KEYCLOAK -> stage != Stage.PRODUCTION;
            // With no address set, Keycloak takes everybody for the proxy.
            case PROXY -> trustedAddresses.isPresent() && secret.isPresent();
        };
        return isOpen
                ? Optional.empty()
                : Optional.of(
                        front == Front.KEYCLOAK ? StepRefusal.DIRECT_IN_PRODUCTION : StepRefusal.HEADERS_FROM_ANYBODY);
    }

    /** @throws IllegalStateException where Keycloak has no such look-up */
    void requireLookup(KeycloakSessionFactory factory) {
        lookupFactory(factory);
    }

    /** What the request has brought. */
    Arrival arrival(KeycloakSession session, RealmModel realm, HttpRequest request) {
        if (!HttpMethod.POST.equals(request.getHttpMethod())) {
            return new Arrival.Elsewhere();
        }
        Front front = front(session.getKeycloakSessionFactory());
        boolean isTheProxy = front == Front.PROXY && isTheProxy(request);
        if (!origins.areOf(request.getUri().getRequestUri())) {
            // Without a word the person would press the button again and again.
            return isTheProxy ? new Arrival.Closed(StepRefusal.ANOTHER_ORIGIN) : new Arrival.Elsewhere();
        }
        Optional<StepRefusal> closed = closed(front, RealmStage.of(realm));
        if (closed.isPresent()) {
            return new Arrival.Closed(closed.get());
        }
        if (front == Front.PROXY && !isTheProxy) {
            return new Arrival.Closed(StepRefusal.NOT_THE_PROXY);
        }
        return certificates(session, request);
    }

    private Arrival certificates(KeycloakSession session, HttpRequest request) {
        try {
            String id = lookupFactory(session.getKeycloakSessionFactory()).getId();
            X509Certificate[] chain =
                    session.getProvider(X509ClientCertificateLookup.class, id).getCertificateChain(request);
            return new Arrival.AtCardOrigin(chain == null ? List.of() : List.of(chain));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            LOG.debug("A certificate that cannot be read", unreadable);
            return new Arrival.Unreadable();
        }
    }

    private boolean isTheProxy(HttpRequest request) {
        List<String> proofs = request.getHttpHeaders().getRequestHeader(PROOF);
        return request.isProxyTrusted()
                && proofs != null
                && proofs.size() == 1
                && secret.filter(expected ->
                                MessageDigest.isEqual(expected, proofs.get(0).getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    private Front front(KeycloakSessionFactory factory) {
        return DIRECT.contains(lookupFactory(factory).getId()) ? Front.KEYCLOAK : Front.PROXY;
    }

    private ProviderFactory<X509ClientCertificateLookup> lookupFactory(KeycloakSessionFactory factory) {
        ProviderFactory<X509ClientCertificateLookup> found = lookup.isPresent()
                ? factory.getProviderFactory(X509ClientCertificateLookup.class, lookup.get())
                : factory.getProviderFactory(X509ClientCertificateLookup.class);
        return Optional.ofNullable(found)
                .orElseThrow(() -> new IllegalStateException(
                        "--spi-authenticator--varco-card--lookup: Keycloak has no look-up of certificates "
                                + lookup.orElse("")));
    }

    private static byte[] read(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.length() < SHORTEST_SECRET || text.length() > LONGEST_SECRET) {
                throw new IllegalStateException("the proxy's secret in %s has from %d to %d characters"
                        .formatted(file, SHORTEST_SECRET, LONGEST_SECRET));
            }
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the proxy's secret cannot be read: " + file, unreadable);
        }
    }
}
