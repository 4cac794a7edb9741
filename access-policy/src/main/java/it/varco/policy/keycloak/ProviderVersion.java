package it.varco.policy.keycloak;

import java.util.Map;
import java.util.Optional;

/** What the console's server information says of each of our providers. */
public final class ProviderVersion {

    private ProviderVersion() {}

    /** The version of the jar that the provider came in. */
    public static Map<String, String> of(Class<?> provider) {
        return Map.of(
                "Varco",
                Optional.ofNullable(provider.getPackage().getImplementationVersion())
                        .orElse("unpackaged"));
    }
}
