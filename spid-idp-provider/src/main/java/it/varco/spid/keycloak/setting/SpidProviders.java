package it.varco.spid.keycloak.setting;

import it.varco.spid.scheme.Scheme;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** The realm's identity providers for SPID and CIE id: one of each, whose alias is the scheme's name. */
public final class SpidProviders {

    /** SPID's. */
    public static final String ALIAS = Scheme.SPID.method().slug();

    private SpidProviders() {}

    /** All that the realm has enabled, SPID's first. */
    public static Stream<SpidIdentityProviderConfig> all(KeycloakSession session) {
        return Stream.of(Scheme.SPID, Scheme.CIE).flatMap(scheme -> of(session, scheme).stream());
    }

    /** The enabled identity provider with the alias {@code spid}. */
    public static Optional<SpidIdentityProviderConfig> of(KeycloakSession session) {
        return of(session, Scheme.SPID);
    }

    /** The enabled identity provider of that scheme. */
    public static Optional<SpidIdentityProviderConfig> of(KeycloakSession session, Scheme scheme) {
        return Optional.ofNullable(
                        session.identityProviders().getByAlias(scheme.method().slug()))
                .filter(IdentityProviderModel::isEnabled)
                .filter(SpidIdentityProviderConfig::isOurs)
                .map(SpidIdentityProviderConfig::new)
                .filter(config -> config.scheme() == scheme);
    }
}
