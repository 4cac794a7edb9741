package it.varco.testidp;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one client: confidential, with a secret that is made at start and redirect addresses on this machine alone. */
final class OpenIdClient {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int SECRET_BYTES = 32;

    private final ClientID id;
    private final Secret secret = new Secret(SECRET_BYTES);
    private final Set<URI> redirects = ConcurrentHashMap.newKeySet();

    OpenIdClient(String id) {
        this.id = new ClientID(id);
    }

    ClientID id() {
        return id;
    }

    Secret secret() {
        return secret;
    }

    /** @throws IllegalArgumentException where the address is not on the loopback interface, or has a fragment */
    void trust(URI redirect) {
        if (!LOOPBACK.contains(String.valueOf(redirect.getHost())) || redirect.getRawFragment() != null) {
            throw new IllegalArgumentException("Not a redirect address on the loopback interface: " + redirect);
        }
        redirects.add(redirect);
    }

    boolean trusts(URI redirect) {
        return redirects.contains(redirect);
    }
}
