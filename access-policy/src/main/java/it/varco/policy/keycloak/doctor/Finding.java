package it.varco.policy.keycloak.doctor;

/**
 * One thing to put right.
 *
 * @param code the code that the troubleshooting page explains
 * @param subject what it is about: the name of a client, flow, role or mapper, an account's id; never anything else of a
 *     person
 * @param text what is wrong, in English
 */
public record Finding(String code, Severity severity, String subject, String text) {}
