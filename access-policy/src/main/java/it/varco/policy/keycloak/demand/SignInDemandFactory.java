package it.varco.policy.keycloak.demand;

import it.varco.policy.keycloak.VersionedFactory;

/** Makes somebody who knows. */
public interface SignInDemandFactory extends VersionedFactory<SignInDemand> {}
