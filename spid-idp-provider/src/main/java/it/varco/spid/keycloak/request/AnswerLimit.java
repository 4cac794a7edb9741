package it.varco.spid.keycloak.request;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * How many refused answers one request gets. A browser brings one, or a few where its person goes back and tries again; after twenty somebody is
 * trying things out, and the server does no more work for them. A new request starts anew.
 */
public record AnswerLimit(AuthenticationSessionModel authentication) {

    private static final String NOTE = "varco.spid.answers-refused";

    /** Whoever sends forged answers must not fill the 24-month register. */
    private static final int MOST_KEPT = 3;

    private static final int MOST = 20;

    /** What becomes of the next answer. */
    public enum Next {
        LOOKED_AT,
        /** Of the first that is too many, the person and the operator are told. */
        ONE_TOO_MANY,
        DROPPED
    }

    public Next next() {
        int refused = refused();
        return refused < MOST ? Next.LOOKED_AT : refused == MOST ? Next.ONE_TOO_MANY : Next.DROPPED;
    }

    /**
     * Counts one more.
     *
     * @return whether the register keeps it; of very many, the first few are
     */
    public boolean countRefused() {
        int before = refused();
        authentication.setClientNote(NOTE, Integer.toString(before + 1));
        return before < MOST_KEPT;
    }

    void startAnew() {
        authentication.removeClientNote(NOTE);
    }

    private int refused() {
        return Optional.ofNullable(authentication.getClientNote(NOTE))
                .map(Integer::valueOf)
                .orElse(0);
    }
}
