package it.varco.spid.keycloak;

import it.varco.spid.scheme.Scheme;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The realm's identity providers for SPID and CIE id: one of each, whose alias is the scheme's name. */
final class SpidProviders {

    /** SPID's. */
    static final String ALIAS = Scheme.SPID.method().slug();

    private SpidProviders() {}

    /** All that the realm has enabled, SPID's first. */
    static Stream<SpidIdentityProviderConfig> all(KeycloakSession session) {
        return Stream.of(Scheme.SPID, Scheme.CIE).flatMap(scheme -> of(session, scheme).stream());
    }

    /** The enabled identity provider with the alias {@code spid}. */
    static Optional<SpidIdentityProviderConfig> of(KeycloakSession session) {
        return of(session, Scheme.SPID);
    }

    /** The enabled identity provider of that scheme. */
    static Optional<SpidIdentityProviderConfig> of(KeycloakSession session, Scheme scheme) {
        return Optional.ofNullable(
                        session.identityProviders().getByAlias(scheme.method().slug()))
                .filter(IdentityProviderModel::isEnabled)
                .filter(SpidIdentityProviderConfig::isOurs)
                .map(SpidIdentityProviderConfig::new)
                .filter(config -> config.scheme() == scheme);
    }
}
