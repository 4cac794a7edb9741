package it.varco.policy.keycloak.admin;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.services.ErrorResponseException;

/** Why a call of the admin endpoints was refused, as JSON with a code; what was begun is rolled back. */
public final class AdminRefusal {

    private AdminRefusal() {}

    /**
     * The answer as an exception.
     *
     * @param code the code that the troubleshooting page explains
     * @param error what is wrong, in English, without anything about a person
     */
    public static ErrorResponseException of(Response.Status status, String code, String error) {
        return of(status, Map.of("code", code, "error", error));
    }

    /** The answer as an exception, with a body of its own. */
    public static ErrorResponseException of(Response.Status status, Object body) {
        return new ErrorResponseException(Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build());
    }
}
