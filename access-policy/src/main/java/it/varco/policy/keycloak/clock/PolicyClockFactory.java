package it.varco.policy.keycloak.clock;

import it.varco.policy.keycloak.VersionedFactory;

/** Makes a clock; of several, Keycloak takes the one with the highest order. */
public abstract class PolicyClockFactory implements VersionedFactory<PolicyClock> {}
