package it.varco.roles.grants;

import it.varco.policy.grant.GrantState;

/** What an action leads to. */
sealed interface GrantStep {

    record To(GrantState state) implements GrantStep {}

    /** It is so already: doing it twice is doing it once. */
    record Already() implements GrantStep {}

    /** Not from this state. */
    record Impossible() implements GrantStep {}

    /** Never with a grant of this source. */
    record NotOfThisSource() implements GrantStep {}
}
