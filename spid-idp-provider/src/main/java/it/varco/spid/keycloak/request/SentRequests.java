package it.varco.spid.keycloak.request;

import it.varco.spid.log.SentRequest;
import it.varco.spid.registry.Binding;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Keeps the request, as it was sent, with the sign-in that it belongs to, for the register that wants it with its answer. */
public final class SentRequests {

    private static final String NOTE = "varco.spid.sent";

    private SentRequests() {}

    static void remember(AuthenticationSessionModel authentication, SentRequest request) {
        authentication.setClientNote(
                NOTE, request.id() + "\n" + request.binding().name() + "\n" + request.text());
        new AnswerLimit(authentication).startAnew();
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
        new AnswerLimit(authentication).startAnew();
    }
}
