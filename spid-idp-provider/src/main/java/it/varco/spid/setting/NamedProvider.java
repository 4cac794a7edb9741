package it.varco.spid.setting;

import it.varco.spid.metadata.Body;

/**
 * A service provider beside the realm's own: a body that is aggregated, or the private side of a public one.
 *
 * @param code by which clients choose it
 * @param entityId the name under which AgID knows it
 */
public record NamedProvider(String code, String entityId, Body body) {}
