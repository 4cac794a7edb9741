package it.varco.policy.decision;

/**
 * One profile of a person, in the right in which the person would exercise it.
 *
 * @param profile the profile's slug
 */
record Held(String profile, Tenure tenure) {}
