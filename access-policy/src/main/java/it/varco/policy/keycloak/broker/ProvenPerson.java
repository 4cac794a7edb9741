package it.varco.policy.keycloak.broker;

import it.varco.policy.person.FiscalCode;
import it.varco.policy.person.ForeignIdentity;
import it.varco.policy.person.PersonKey;
import it.varco.policy.signin.SignInMethod;
import java.util.Map;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * Who an identity provider has just proven somebody to be. It travels with Keycloak's broker context, which may go through
 * a first sign-in flow before the person is in.
 *
 * @param key the fiscal code that was proven now, or what stands for it
 * @param method the way in that the provider stands for
 */
public record ProvenPerson(PersonKey key, SignInMethod method) {

    private static final String CODE = "varco.proven.fiscal-code";
    private static final String FOREIGN = "varco.proven.foreign-identity";
    private static final String METHOD = "varco.proven.method";

    /** Hands it over to what comes after in this sign-in. */
    public void writeTo(BrokeredIdentityContext context) {
        if (key instanceof FiscalCode code) {
            context.getContextData().put(CODE, code.value());
        } else {
            context.getContextData().put(FOREIGN, key.identityId());
        }
        context.getContextData().put(METHOD, method.slug());
    }

    /** Empty where no provider or mapper of ours has proven anybody. */
    public static Optional<ProvenPerson> readFrom(BrokeredIdentityContext context) {
        Map<String, Object> data = context.getContextData();
        return data.get(METHOD) instanceof String method
                ? key(data).flatMap(parsed -> SignInMethod.named(method).map(known -> new ProvenPerson(parsed, known)))
                : Optional.empty();
    }

    private static Optional<? extends PersonKey> key(Map<String, Object> data) {
        if (data.get(CODE) instanceof String code) {
            return FiscalCode.parse(code);
        }
        return data.get(FOREIGN) instanceof String identity ? ForeignIdentity.parse(identity) : Optional.empty();
    }
}
