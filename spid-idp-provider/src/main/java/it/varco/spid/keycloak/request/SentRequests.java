package it.varco.spid.keycloak.request;

import it.varco.spid.log.SentRequest;
import it.varco.spid.registry.Binding;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keeps the request, as it was sent, with the sign-in that it belongs to, for the register that wants it with its answer. */
public final class SentRequests {

    private static final String NOTE = "varco.spid.sent";

    /** Whoever sends forged answers must not fill the register. */
    private static final int MOST_REFUSALS = 3;

    private static final String REFUSALS = "varco.spid.refusals-kept";

    private SentRequests() {}

    static void remember(AuthenticationSessionModel authentication, SentRequest request) {
        authentication.setClientNote(
                NOTE, request.id() + "\n" + request.binding().name() + "\n" + request.text());
        authentication.removeClientNote(REFUSALS);
    }

    /** The request of that id. */
    public static Optional<SentRequest> find(AuthenticationSessionModel authentication, String id) {
        return Optional.ofNullable(authentication.getClientNote(NOTE))
                .map(note -> note.split("\n", 3))
                .map(parts -> new SentRequest(parts[0], Binding.valueOf(parts[1]), parts[2]))
                .filter(request -> request.id().equals(id));
    }

    public static void forget(AuthenticationSessionModel authentication) {
        authentication.removeClientNote(NOTE);
        authentication.removeClientNote(REFUSALS);
    }

    /** Whether one more refused answer to the request is written down; of very many, the first few are. */
    public static boolean isRefusalKept(AuthenticationSessionModel authentication) {
        int kept = Optional.ofNullable(authentication.getClientNote(REFUSALS))
                .map(Integer::valueOf)
                .orElse(0);
        if (kept < MOST_REFUSALS) {
            authentication.setClientNote(REFUSALS, Integer.toString(kept + 1));
        }
        return kept < MOST_REFUSALS;
    }
}
