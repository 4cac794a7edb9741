package it.varco.policy.keycloak.plan;

import it.varco.policy.plan.PlanFault;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.services.ErrorResponseException;

/**
 * A plan is not taken. An answer of the admin endpoints, and a sentence where a realm import at start stops the server:
 * Keycloak's own exception for components is a bare 500 there.
 */
public final class PlanRefused extends ErrorResponseException {

    private static final String FAULTY = "PLAN-V01";

    static final String SECOND_PLAN = "PLAN-V02";
    static final String REWRITTEN = "PLAN-V03";
    static final String IN_PRODUCTION = "PLAN-V04";
    static final String OWN_ADMINISTRATOR = "PLAN-V11";

    private static final long serialVersionUID = 1L;

    /** So many faults fit into one readable line. */
    private static final int IN_ONE_LINE = 20;

    private final String code;
    private final transient List<PlanFault> faults;

    private PlanRefused(String code, String reason, List<PlanFault> faults) {
        super(code + " " + reason, null, Response.Status.BAD_REQUEST);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    /** The faults field by field; and in {@code errorMessage} the sentence that the console shows. */
    @Override
    public Response getResponse() {
        return Response.fromResponse(super.getResponse())
                .entity(Map.of("code", code, "error", getError(), "errorMessage", getError(), "faults", faults))
                .build();
    }

    static PlanRefused because(String code, String reason) {
        return new PlanRefused(code, reason, List.of());
    }

    /** These faults, all in one answer. */
    public static PlanRefused because(List<PlanFault> faults) {
        String more = faults.size() > IN_ONE_LINE ? "; and " + (faults.size() - IN_ONE_LINE) + " more" : "";
        String reason = faults.stream()
                .limit(IN_ONE_LINE)
                .map(PlanFault::toString)
                .collect(Collectors.joining("; ", "the plan is refused: ", more));
        return new PlanRefused(FAULTY, reason, faults);
    }
}
