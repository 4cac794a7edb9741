package it.varco.policy.keycloak.page;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignInMethod;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sign-in methods as people call them, in every language; those of the body's own have no such name. */
public final class MethodNames {

    private static final Map<SignInMethod, String> NAMES = Map.of(
            SignInMethod.SPID, "SPID",
            SignInMethod.CIE, "CIE",
            SignInMethod.CIE_CARD, "CIE",
            SignInMethod.CNS, "CNS",
            SignInMethod.EIDAS, "eIDAS",
            SignInMethod.PIN_INPS, "PIN INPS");

    private MethodNames() {}

    /** The names of those that have one, each once. */
    public static List<String> of(Collection<SignInMethod> methods) {
        return methods.stream()
                .map(NAMES::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The names of the methods that the plan calls strong. */
    public static List<String> ofStrong(CompiledPlan plan) {
        return of(plan.plan().methods().stream()
                .filter(rule -> rule.strength() == Strength.STRONG)
                .map(MethodRule::method)
                .toList());
    }
}
