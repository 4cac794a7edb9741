package it.varco.policy.plan;

import java.util.Set;

/** The profiles that a phase names. */
public sealed interface ProfileSelection {

    /** Everybody, also who holds no profile. */
    record All() implements ProfileSelection {}

    /** These, and what is within those of them that are umbrellas. */
    record These(Set<String> slugs) implements ProfileSelection {

        public These {
            slugs = Set.copyOf(slugs);
        }
    }
}
