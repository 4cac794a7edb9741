package it.varco.legacy.keycloak.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.varco.policy.decision.Decision;
import it.varco.policy.plan.Act;

/**
 * Why the plan lets nobody give this password out.
 *
 * @param reason the name of the reason, which does not change
 * @param rule the part of the plan that spoke
 * @param since the first day of the stop
 * @param message for whoever reads it, in their language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CredentialRefusal(String code, String reason, String rule, Reference act, String since, String message) {

    /** The act on which the rule rests. */
    public record Reference(String name, String number, String date) {

        private static Reference of(Act act) {
            return new Reference(act.name(), act.number(), act.date().toString());
        }
    }

    static CredentialRefusal of(Decision decision, String message) {
        return new CredentialRefusal(
                decision.reason().code(),
                decision.reason().slug(),
                decision.rule(),
                decision.act().map(Reference::of).orElse(null),
                decision.since().map(Object::toString).orElse(null),
                message);
    }
}
