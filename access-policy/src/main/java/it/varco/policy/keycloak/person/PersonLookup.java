package it.varco.policy.keycloak.person;

import org.keycloak.models.UserModel;

/** What the realm knows of a fiscal code. */
public sealed interface PersonLookup {

    /** No account has the code. */
    record Unknown() implements PersonLookup {}

    /** The one account that has the code. */
    record Known(UserModel user) implements PersonLookup {}

    /** More than one account has the code: nobody signs in until an operator has made them one. */
    record Conflict() implements PersonLookup {}
}
