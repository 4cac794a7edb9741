package it.varco.policy.keycloak.clock;

import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * The one clock by which a realm's plan is judged. In production it is the system's; only a provider that no distribution
 * holds can move it. Keycloak's own time (sessions, tokens, SAML instants, TLS) is never this one.
 */
public interface PolicyClock extends Provider {

    /** The clock of the session's realm. */
    static PolicyClock of(KeycloakSession session) {
        return session.getProvider(PolicyClock.class);
    }

    /** Now, for the realm in the session's context. */
    Instant now();

    @Override
    default void close() {}
}
