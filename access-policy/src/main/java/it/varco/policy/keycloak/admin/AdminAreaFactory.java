package it.varco.policy.keycloak.admin;

import it.varco.policy.keycloak.VersionedFactory;

/** Makes one area; its id is a segment of a path. */
public abstract class AdminAreaFactory implements VersionedFactory<AdminArea> {}
