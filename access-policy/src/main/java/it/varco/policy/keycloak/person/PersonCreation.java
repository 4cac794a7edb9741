package it.varco.policy.keycloak.person;

import org.keycloak.models.UserModel;

/** What came of making an account. */
public sealed interface PersonCreation {

    /** The account that was made. */
    record Created(UserModel user) implements PersonCreation {}

    /** Another sign-in of the same person made the account in the same moment: the next try finds it. */
    record Raced() implements PersonCreation {}

    /** The name that only this person's account can have is taken by one that has another code: an operator must look. */
    record Conflict() implements PersonCreation {}

    /** The code is one that was replaced by another: it makes no account. */
    record FormerCode() implements PersonCreation {}

    /** The door makes no accounts in this realm. */
    record ByOperatorsAlone() implements PersonCreation {}
}
