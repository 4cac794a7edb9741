package it.varco.spid.keycloak;

import java.util.Optional;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The realm's SPID identity provider. */
final class SpidProviders {

    static final String ALIAS = "spid";

    private SpidProviders() {}

    /** The enabled identity provider with the alias {@code spid}. */
    static Optional<SpidIdentityProviderConfig> of(KeycloakSession session) {
        return Optional.ofNullable(session.identityProviders().getByAlias(ALIAS))
                .filter(IdentityProviderModel::isEnabled)
                .filter(provider -> SpidIdentityProviderFactory.PROVIDER_ID.equals(provider.getProviderId()))
                .map(SpidIdentityProviderConfig::new);
    }
}
