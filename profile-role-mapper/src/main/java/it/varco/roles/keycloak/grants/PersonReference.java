package it.varco.roles.keycloak.grants;

import it.varco.policy.person.FiscalCode;

/** Whom somebody means. */
sealed interface PersonReference {

    record ByCode(FiscalCode code) implements PersonReference {}

    record ByAccount(String id) implements PersonReference {}
}
