package it.varco.spid.registry;

import java.net.URI;

/**
 * Where logout messages go by one binding.
 *
 * @param location where requests go
 * @param responseLocation where answers go; the same place unless the metadata names another
 */
public record LogoutService(URI location, URI responseLocation) {}
