package it.varco.roles.keycloak.grants;

import java.util.Optional;

/**
 * What somebody tried at the desk, as far as it was said.
 *
 * @param by the id of the account that tried
 * @param person whom they meant, maybe nobody
 * @param profile a slug, maybe of no profile
 */
public record GrantAttempt(String by, Optional<PersonReference> person, Optional<String> profile) {

    /** Somebody's attempt of which nothing else can be read. */
    static GrantAttempt by(String account) {
        return new GrantAttempt(account, Optional.empty(), Optional.empty());
    }
}
