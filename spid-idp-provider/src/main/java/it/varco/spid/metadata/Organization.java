package it.varco.spid.metadata;

/**
 * A body's names, in Italian, which is the one language that must be there.
 *
 * @param name full official name
 * @param displayName what identity providers show the person
 * @param url its site
 */
public record Organization(String name, String displayName, String url) {}
