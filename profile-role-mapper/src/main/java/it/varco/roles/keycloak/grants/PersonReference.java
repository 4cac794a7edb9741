package it.varco.roles.keycloak.grants;

import it.varco.policy.person.FiscalCode;

/** Whom somebody means. */
public sealed interface PersonReference {

    /** Whoever has this code. */
    record ByCode(FiscalCode code) implements PersonReference {}

    /** The account with this id. */
    record ByAccount(String id) implements PersonReference {}
}
