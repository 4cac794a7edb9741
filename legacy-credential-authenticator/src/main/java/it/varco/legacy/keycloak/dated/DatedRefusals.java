package it.varco.legacy.keycloak.dated;

import it.varco.policy.keycloak.page.Refusal;
import jakarta.ws.rs.core.Response;

/** The refusals of an identity provider that is declared a dated method; those of the person are the same for every door. */
final class DatedRefusals {

    static final Refusal LINKING = Refusal.of("DATED-01", "linking-refused").with(Response.Status.FORBIDDEN);
    static final Refusal NO_FISCAL_CODE = Refusal.of("DATED-02", "answer-invalid");
    static final Refusal MAPPER_SETTINGS = Refusal.of("DATED-03", "unavailable");
    static final Refusal FIRST_SIGN_IN_FLOW = Refusal.of("DATED-04", "unavailable");
    static final Refusal SYNC_MODE = Refusal.of("DATED-05", "unavailable");
    static final Refusal SIGNATURES_UNCHECKED = Refusal.of("DATED-06", "unavailable");

    private DatedRefusals() {}
}
