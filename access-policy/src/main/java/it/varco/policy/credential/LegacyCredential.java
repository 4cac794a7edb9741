package it.varco.policy.credential;

import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Optional;

/**
 * The body's own record of a password that it gave out, which a later change of the password does not touch. A password
 * without one opens no door.
 *
 * @param kind {@link SignInMethod#LEGACY_DISPOSITIVE} or {@link SignInMethod#LEGACY_GENERIC}
 * @param issuedAt when, on the policy clock
 * @param expires its natural end, where it has one
 * @param exemption the exemption of the plan under which it was given out
 */
public record LegacyCredential(
        SignInMethod kind, Instant issuedAt, Optional<Instant> expires, Optional<String> exemption) {

    /** @throws IllegalArgumentException where the kind is no password of the body's */
    public LegacyCredential {
        if (!kind.isLegacyCredential()) {
            throw new IllegalArgumentException(kind.slug() + " is no password");
        }
    }
}
