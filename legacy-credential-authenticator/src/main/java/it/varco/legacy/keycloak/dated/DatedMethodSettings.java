package it.varco.legacy.keycloak.dated;

import it.varco.policy.signin.SignInMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What a {@code varco-dated-method} mapper is set to.
 *
 * @param method the way in that the identity provider stands for
 * @param claim where the identity provider puts the fiscal code
 */
record DatedMethodSettings(SignInMethod method, String claim) {

    static final String METHOD = "method";
    static final String CLAIM = "claim";

    private static final String USUAL_CLAIM = "fiscal_number";

    /** The methods of other issuers that a plan dates. A strong method has a door of its own, which proves more than a claim. */
    private static final List<SignInMethod> DATED = List.of(SignInMethod.PIN_INPS);

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(METHOD)
            .label("varco.dated.method.label")
            .helpText("varco.dated.method.help")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(DATED.stream().map(SignInMethod::slug).toList())
            .defaultValue(SignInMethod.PIN_INPS.slug())
            .required(true)
            .add()
            .property()
            .name(CLAIM)
            .label("varco.dated.claim.label")
            .helpText("varco.dated.claim.help")
            .type(ProviderConfigProperty.STRING_TYPE)
            .defaultValue(USUAL_CLAIM)
            .add()
            .build();

    /** Empty where the method is missing, unknown, or not one that may be declared. */
    static Optional<DatedMethodSettings> read(Map<String, String> config) {
        String claim = Optional.ofNullable(config.get(CLAIM))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElse(USUAL_CLAIM);
        return Optional.ofNullable(config.get(METHOD))
                .flatMap(SignInMethod::named)
                .filter(DATED::contains)
                .map(method -> new DatedMethodSettings(method, claim));
    }
}
