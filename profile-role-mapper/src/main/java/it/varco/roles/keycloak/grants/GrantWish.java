package it.varco.roles.keycloak.grants;

import it.varco.roles.grants.GrantAction;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wants done, before anything is known of it.
 *
 * @param profile a slug, maybe of no profile
 * @param delegator for whom the person is to act, or no longer
 * @param from the first day of a delegation, today where empty
 * @param until the first day on which it no longer holds
 * @param office which office wants it, where one does
 * @param act by which act, where there is one
 */
public record GrantWish(
        GrantAction action,
        String profile,
        Optional<PersonReference> delegator,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> office,
        Optional<String> act) {}
