package it.varco.spid.keycloak.page;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.spid.level.LevelFault;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The refusals that are not the verdict on an answer's content. */
public final class SpidRefusals {

    private static final String LOGOUT_REFUSED = "logout-refused";
    private static final String LOGOUT_ANSWER_REFUSED = "logout-answer-refused";

    public static final Refusal LINKING =
            Refusal.of("SPID-P01", "linking-refused").with(Response.Status.FORBIDDEN);
    public static final Refusal UNKNOWN_ENTRY =
            Refusal.of("SPID-P02", "provider-unknown").with(Response.Status.NOT_FOUND);
    public static final Refusal NO_SIGNING_KEY = Refusal.of("SPID-P03", "unavailable");
    public static final Refusal SESSION_EXPIRED = Refusal.of("SPID-P04", "session-expired");
    public static final Refusal NOT_THIS_WAY = Refusal.of("SPID-P05", "answer-unexpected");
    public static final Refusal UNKNOWN_STATE = Refusal.of("SPID-P06", "answer-unexpected");
    public static final Refusal NOTHING_PENDING = Refusal.of("SPID-P07", "answer-unexpected");
    public static final Refusal ENTRY_RETIRED = Refusal.of("SPID-P08", "provider-unknown");
    public static final Refusal TOO_LARGE =
            Refusal.of("SPID-P09", "too-large").with(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    public static final Refusal MALFORMED = Refusal.of("SPID-P10", "answer-invalid");
    public static final Refusal REPLAYED = Refusal.of("SPID-P11", "answer-unexpected");
    public static final Refusal NOT_FOR_PRODUCTION = Refusal.of("SPID-P15", "unavailable");
    public static final Refusal FIRST_SIGN_IN_FLOW = Refusal.of("SPID-P16", "unavailable");
    public static final Refusal TOO_MANY =
            Refusal.of("SPID-P18", "too-many-answers").with(Response.Status.TOO_MANY_REQUESTS);
    public static final Refusal LINKING_ONLY = Refusal.of("SPID-P17", "unavailable");
    public static final Refusal LEVEL_NOT_REACHED = Refusal.of("SPID-L04", "level-not-reached");
    public static final Refusal NO_SUCH_SERVICE_PROVIDER = Refusal.of("SPID-M95", "unavailable");
    public static final Refusal NO_SUCH_ATTRIBUTE_SET = Refusal.of("SPID-M96", "unavailable");
    public static final Refusal NOT_FOR_THIS_USE =
            Refusal.of("CIE-02", "not-for-this-use").with(Response.Status.FORBIDDEN);
    public static final Refusal NOBODY_TO_ASK = Refusal.of("CIE-01", "unavailable");

    public static final Refusal LOGOUT_UNREADABLE = Refusal.of("SPID-O01", LOGOUT_REFUSED);
    public static final Refusal LOGOUT_OF_NOBODY = Refusal.of("SPID-O02", LOGOUT_REFUSED);
    public static final Refusal LOGOUT_TWICE = Refusal.of("SPID-O03", LOGOUT_REFUSED);
    public static final Refusal LOGOUT_UNANSWERABLE = Refusal.of("SPID-O04", "logout-unanswered");
    public static final Refusal LOGOUT_TOO_LARGE =
            Refusal.of("SPID-O05", LOGOUT_REFUSED).with(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    public static final Refusal LOGOUT_ANSWER_UNREADABLE = Refusal.of("SPID-O06", LOGOUT_ANSWER_REFUSED);
    public static final Refusal LOGOUT_ANSWER_TO_NOTHING = Refusal.of("SPID-O07", LOGOUT_ANSWER_REFUSED);
    public static final Refusal LOGOUT_ANSWER_OF_NOBODY = Refusal.of("SPID-O08", LOGOUT_ANSWER_REFUSED);

    private SpidRefusals() {}

    /** A request to end a session that is not believed; the codes are not empty. */
    public static Refusal ofLogoutRequest(List<String> codes) {
        return new Refusal(codes.get(0), LOGOUT_REFUSED, Response.Status.BAD_REQUEST, codes);
    }

    /** An answer to a logout that is not believed; the codes are not empty. */
    public static Refusal ofLogoutAnswer(List<String> codes) {
        return new Refusal(codes.get(0), LOGOUT_ANSWER_REFUSED, Response.Status.BAD_REQUEST, codes);
    }

    /** What the service asks for cannot be asked of anybody: the service, or what is set for it, is wrong. */
    public static Refusal of(LevelFault fault) {
        return Refusal.of(fault.code(), "level-impossible");
    }
}
