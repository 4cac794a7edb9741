package it.varco.spid.keycloak.logout;

import it.varco.spid.logout.FederatedSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;

/**
 * A person who is out here, and on the way to the identity provider or back; on whatever node. The session is gone: whatever
 * comes of this changes nobody's.
 *
 * @param id of the request to the provider; nobody guesses it
 * @param asked the provider's session, which is to end
 * @param phase how far the person has come
 * @param next where the person goes at last
 */
public record PendingLogout(String id, FederatedSession asked, Phase phase, Next next) {

    enum Phase {
        /** The application's own pages come first. */
        NOT_ASKED,
        ASKED,
        ANSWERED
    }

    /** Where a person goes who has signed out everywhere: what Keycloak had answered. */
    sealed interface Next {

        /** To an address: the application's. */
        record Address(URI uri) implements Next {}

        /** To a page, such as the one that posts the answer to a SAML application. */
        record Page(String html) implements Next {}

        /** Nowhere: the application named no place. */
        record Nowhere() implements Next {}
    }

    /** The provider's page may want a click. */
    private static final long SECONDS = 600;

    private static final String RELAY_STATE = "varco-logout.";
    private static final String ASKED_SESSION = "asked";
    private static final String PHASE = "phase";
    private static final String ADDRESS = "address";
    private static final String PAGE = "page";

    /** An answer to a logout is told from an answer to a sign-in without reading it. */
    public static boolean isRelayState(String relayState) {
        return relayState != null && relayState.startsWith(RELAY_STATE);
    }

    /** Opaque, and short enough for SAML's bindings. */
    String relayState() {
        return RELAY_STATE + HashUtils.sha256UrlEncodedHash(id, StandardCharsets.UTF_8);
    }

    static Optional<PendingLogout> find(KeycloakSession session, String id) {
        return Optional.ofNullable(session.singleUseObjects().get(key(session, id)))
                .map(notes -> new PendingLogout(
                        id,
                        FederatedSessions.read(notes.get(ASKED_SESSION)).get(0),
                        Phase.valueOf(notes.get(PHASE)),
                        next(notes)));
    }

    /** Remembers it, or how far it has come. */
    PendingLogout remember(KeycloakSession session, Phase reached) {
        Map<String, String> notes = new HashMap<>();
        notes.put(ASKED_SESSION, FederatedSessions.text(List.of(asked)));
        notes.put(PHASE, reached.name());
        if (next instanceof Next.Address address) {
            notes.put(ADDRESS, address.uri().toString());
        } else if (next instanceof Next.Page page) {
            notes.put(PAGE, page.html());
        }
        session.singleUseObjects().put(key(session, id), SECONDS, notes);
        return new PendingLogout(id, asked, reached, next);
    }

    private static Next next(Map<String, String> notes) {
        if (notes.containsKey(ADDRESS)) {
            return new Next.Address(URI.create(notes.get(ADDRESS)));
        }
        return notes.containsKey(PAGE) ? new Next.Page(notes.get(PAGE)) : new Next.Nowhere();
    }

    private static String key(KeycloakSession session, String id) {
        String realm = session.getContext().getRealm().getId();
        return "varco-spid-logout." + HashUtils.sha256UrlEncodedHash(realm + "\n" + id, StandardCharsets.UTF_8);
    }
}
