package it.varco.policy.person;

/**
 * What joins a person's ways in to one account: the fiscal code, or, of whoever has none, the name that one issuer gives. Two
 * different keys are two people, whatever else they share.
 */
public sealed interface PersonKey permits FiscalCode, ForeignIdentity {

    /** What the account's name is derived from: no two keys have the same. */
    String distinctText();

    /** How links name the person. */
    String identityId();
}
