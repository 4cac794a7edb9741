package it.varco.roles.keycloak.grants;

import it.varco.policy.keycloak.admin.AdminRefusal;
import it.varco.roles.grants.GrantRefusal;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.services.ErrorResponseException;

/** A refusal as the admin endpoints answer it. */
final class RefusalAnswer {

    private RefusalAnswer() {}

    static ErrorResponseException of(GrantRefused refused) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("code", refused.refusal().code());
        body.put("error", refused.refusal().text());
        refused.decision().ifPresent(decision -> {
            body.put("reason", decision.reason().code());
            body.put("rule", decision.rule());
            decision.since().ifPresent(day -> body.put("since", day.toString()));
        });
        return AdminRefusal.of(status(refused.refusal()), body);
    }

    private static Response.Status status(GrantRefusal refusal) {
        return switch (refusal.kind()) {
            case MALFORMED -> Response.Status.BAD_REQUEST;
            case FORBIDDEN -> Response.Status.FORBIDDEN;
            case UNKNOWN -> Response.Status.NOT_FOUND;
            case CONFLICT -> Response.Status.CONFLICT;
        };
    }
}
