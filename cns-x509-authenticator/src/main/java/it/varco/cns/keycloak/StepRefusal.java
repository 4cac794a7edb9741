package it.varco.cns.keycloak;

import it.varco.cns.profile.CardRefusal;
import it.varco.cns.ticket.CardAnswer;
import it.varco.policy.keycloak.page.Refusal;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the step lets nobody in although the card may be a good one. */
enum StepRefusal {
    /** The account is switched off. */
    DISABLED("CARD-40", "card-disabled", Response.Status.FORBIDDEN),
    /** Too many failures by another door: Keycloak keeps the account shut for a while. */
    LOCKED_OUT("CARD-41", "card-locked", Response.Status.FORBIDDEN),
    /** The person of the session signs in again, and the card is another's. */
    ANOTHER_PERSON("CARD-42", "card-another-person", Response.Status.FORBIDDEN),
    /** In production no certificate is taken from Keycloak's own listener, which serves everything. */
    DIRECT_IN_PRODUCTION("CARD-50", "card-unavailable", Response.Status.FORBIDDEN),
    /** Certificates come in headers, and anybody could send those: no trusted address is set, or no secret. */
    HEADERS_FROM_ANYBODY("CARD-51", "card-unavailable", Response.Status.FORBIDDEN),
    /** The request is not the proxy's: another address, or no proof. */
    NOT_THE_PROXY("CARD-52", "card-unavailable", Response.Status.FORBIDDEN),
    /** The proxy says that a request of the card port came in at another origin. */
    ANOTHER_ORIGIN("CARD-53", "card-unavailable", Response.Status.FORBIDDEN),
    /** Nobody knows the ticket, or it was spent before. */
    TICKET_UNKNOWN("CARD-60", "card-too-late", Response.Status.BAD_REQUEST),
    /** The ticket is older than the way back may take. */
    TICKET_TOO_LATE("CARD-61", "card-too-late", Response.Status.BAD_REQUEST),
    /** The ticket belongs to a sign-in of another browser or tab. */
    ANOTHER_SIGN_IN("CARD-62", "card-another-sign-in", Response.Status.FORBIDDEN),
    /** A page that is at no card origin has sent the ticket. */
    FROM_ANOTHER_PAGE("CARD-63", "card-another-sign-in", Response.Status.FORBIDDEN);

    private final String code;
    private final String messageKey;
    private final Response.Status status;

    StepRefusal(String code, String messageKey, Response.Status status) {
        this.code = code;
        this.messageKey = messageKey;
        this.status = status;
    }

    String code() {
        return code;
    }

    Refusal refusal() {
        return Refusal.of(code, messageKey).with(status);
    }

    /** The refusal with that code, of the step's own or of a card; empty where there is none. */
    static Optional<Refusal> named(String code) {
        return Stream.concat(
                        Arrays.stream(values()).map(StepRefusal::refusal),
                        Arrays.stream(CardRefusal.values()).map(StepRefusal::of))
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }

    /** The page and code of such an answer; where another version of the server has written it, that of an unknown ticket. */
    static Refusal of(CardAnswer.Refused answer) {
        return named(answer.code()).orElseGet(TICKET_UNKNOWN::refusal);
    }

    /** The page and code of a card that was refused. */
    static Refusal of(CardRefusal refusal) {
        return Refusal.of(
                refusal.code(),
                "card-" + refusal.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
