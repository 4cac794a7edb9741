package it.varco.spid.keycloak;

import it.varco.policy.keycloak.page.Refusal;
import it.varco.spid.level.LevelFault;
import jakarta.ws.rs.core.Response;

/** The refusals that are not the verdict on an answer's content. */
final class SpidRefusals {

    static final Refusal LINKING = Refusal.of("SPID-P01", "linking-refused").with(Response.Status.FORBIDDEN);
    static final Refusal UNKNOWN_ENTRY =
            Refusal.of("SPID-P02", "provider-unknown").with(Response.Status.NOT_FOUND);
    static final Refusal NO_SIGNING_KEY = Refusal.of("SPID-P03", "unavailable");
    static final Refusal SESSION_EXPIRED = Refusal.of("SPID-P04", "session-expired");
    static final Refusal NOT_THIS_WAY = Refusal.of("SPID-P05", "answer-unexpected");
    static final Refusal UNKNOWN_STATE = Refusal.of("SPID-P06", "answer-unexpected");
    static final Refusal NOTHING_PENDING = Refusal.of("SPID-P07", "answer-unexpected");
    static final Refusal ENTRY_RETIRED = Refusal.of("SPID-P08", "provider-unknown");
    static final Refusal TOO_LARGE = Refusal.of("SPID-P09", "too-large").with(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    static final Refusal MALFORMED = Refusal.of("SPID-P10", "answer-invalid");
    static final Refusal REPLAYED = Refusal.of("SPID-P11", "answer-unexpected");
    static final Refusal NOT_FOR_PRODUCTION = Refusal.of("SPID-P15", "unavailable");
    static final Refusal FIRST_SIGN_IN_FLOW = Refusal.of("SPID-P16", "unavailable");
    static final Refusal LINKING_ONLY = Refusal.of("SPID-P17", "unavailable");
    static final Refusal LEVEL_NOT_REACHED = Refusal.of("SPID-L04", "level-not-reached");
    static final Refusal NO_SUCH_SERVICE_PROVIDER = Refusal.of("SPID-M95", "unavailable");
    static final Refusal NO_SUCH_ATTRIBUTE_SET = Refusal.of("SPID-M96", "unavailable");
    static final Refusal NOT_FOR_THIS_USE =
            Refusal.of("CIE-02", "not-for-this-use").with(Response.Status.FORBIDDEN);
    static final Refusal NOBODY_TO_ASK = Refusal.of("CIE-01", "unavailable");

    private SpidRefusals() {}

    /** What the service asks for cannot be asked of anybody: the service, or what is set for it, is wrong. */
    static Refusal of(LevelFault fault) {
        return Refusal.of(fault.code(), "level-impossible");
    }
}
