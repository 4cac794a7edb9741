package it.varco.roles.keycloak.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.varco.policy.decision.Decision;
import it.varco.policy.plan.Act;

/**
 * One answer of the plan, as the endpoints show it.
 *
 * @param code the code that the troubleshooting page explains
 * @param rule the part of the plan that spoke
 * @param act the act on which it rests, where it rests on one
 * @param since the first day of a stop
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(boolean allowed, String code, String reason, String rule, ActView act, String since) {

    /** An act, as the plan names it. */
    public record ActView(String name, String number, String date) {

        static ActView of(Act act) {
            return new ActView(act.name(), act.number(), act.date().toString());
        }
    }

    static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.allows(),
                decision.reason().code(),
                decision.reason().slug(),
                decision.rule(),
                decision.act().map(ActView::of).orElse(null),
                decision.since().map(Object::toString).orElse(null));
    }
}
