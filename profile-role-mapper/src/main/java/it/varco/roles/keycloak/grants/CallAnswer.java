package it.varco.roles.keycloak.grants;

import it.varco.policy.keycloak.admin.AdminCall;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Function;

/** Answers a call with what came of it, or says why nothing did, to whoever calls and to whoever looks after operators. */
final class CallAnswer {

    private final AdminCall call;

    CallAnswer(AdminCall call) {
        this.call = call;
    }

    /**
     * The answer.
     *
     * @param known the fields that the body may have
     * @param attempt what is tried, as far as the body says it
     * @throws org.keycloak.services.ErrorResponseException where it may not be done
     */
    <T> T to(
            InputStream body, Set<String> known, Function<CallBody, GrantAttempt> attempt, Function<CallBody, T> work) {
        CallBody fields = read(body, known);
        try {
            return work.apply(fields);
        } catch (GrantRefused refused) {
            throw told(refused, attempt.apply(fields));
        }
    }

    private CallBody read(InputStream body, Set<String> known) {
        try {
            return CallBody.read(body, known);
        } catch (GrantRefused refused) {
            throw told(refused, GrantAttempt.by(call.caller().id()));
        }
    }

    private RuntimeException told(GrantRefused refused, GrantAttempt attempt) {
        new GrantRecord(call.session()).refused(refused.refusal(), attempt);
        return RefusalAnswer.of(refused);
    }
}
