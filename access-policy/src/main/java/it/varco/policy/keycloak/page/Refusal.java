package it.varco.policy.keycloak.page;

import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A sign-in that ends here.
 *
 * @param code for the operator; the troubleshooting page explains it
 * @param messageKey which text the person reads: {@code varco.refused.<messageKey>.title}, {@code .text}, {@code .action}
 * @param status a 4xx, so that no machine takes the page for a sign-in
 * @param allCodes every code that applied, the first one included
 */
public record Refusal(String code, String messageKey, Response.Status status, List<String> allCodes) {

    public Refusal {
        allCodes = List.copyOf(allCodes);
    }

    /** A refusal with one code and the status 400. */
    public static Refusal of(String code, String messageKey) {
        return new Refusal(code, messageKey, Response.Status.BAD_REQUEST, List.of(code));
    }

    /** The same refusal, answered with another status. */
    public Refusal with(Response.Status other) {
        return new Refusal(code, messageKey, other, allCodes);
    }
}
