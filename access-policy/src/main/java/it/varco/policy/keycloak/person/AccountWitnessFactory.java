package it.varco.policy.keycloak.person;

import it.varco.policy.keycloak.VersionedFactory;

/** Makes a witness. */
public interface AccountWitnessFactory extends VersionedFactory<AccountWitness> {}
