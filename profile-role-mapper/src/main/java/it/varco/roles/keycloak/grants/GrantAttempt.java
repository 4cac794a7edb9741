package it.varco.roles.keycloak.grants;

import java.util.Optional;

/**
 * What somebody tried at the desk, as far as it was said.
 *
 * @param by the id of the account that tried
 * @param person whom they meant, maybe nobody
 * @param other a second person whom they meant, maybe nobody
 * @param profile a slug, maybe of no profile
 */
public record GrantAttempt(
        String by, Optional<PersonReference> person, Optional<PersonReference> other, Optional<String> profile) {

    /** An attempt that was about one person. */
    public GrantAttempt(String by, Optional<PersonReference> person, Optional<String> profile) {
        this(by, person, Optional.empty(), profile);
    }

    /** Somebody's attempt of which nothing else can be read. */
    static GrantAttempt by(String account) {
        return new GrantAttempt(account, Optional.empty(), Optional.empty());
    }
}
