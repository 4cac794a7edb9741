package it.varco.policy.keycloak.broker;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * Who an identity provider has just proven somebody to be. It travels with Keycloak's broker context, which may go through
 * a first sign-in flow before the person is in.
 *
 * @param code the fiscal code that was proven now
 * @param method the way in that the provider stands for
 */
public record ProvenPerson(FiscalCode code, SignInMethod method) {

    private static final String CODE = "varco.proven.fiscal-code";
    private static final String METHOD = "varco.proven.method";

    /** Hands it over to what comes after in this sign-in. */
    public void writeTo(BrokeredIdentityContext context) {
        context.getContextData().put(CODE, code.value());
        context.getContextData().put(METHOD, method.slug());
    }

    /** Empty where no provider or mapper of ours has proven anybody. */
    public static Optional<ProvenPerson> readFrom(BrokeredIdentityContext context) {
        Map<String, Object> data = context.getContextData();
        return data.get(CODE) instanceof String code && data.get(METHOD) instanceof String method
                ? FiscalCode.parse(code)
                        .flatMap(parsed -> SignInMethod.named(method).map(known -> new ProvenPerson(parsed, known)))
                : Optional.empty();
    }
}
