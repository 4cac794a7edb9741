package it.varco.spid.adoption;

import it.varco.policy.person.FiscalCode;

/** Whose account it is. */
public sealed interface Ownership {

    /** The person with this code. */
    record Proven(FiscalCode code) implements Ownership {}

    /** Nobody can say. */
    record Unclear(Objection objection) implements Ownership {}
}
