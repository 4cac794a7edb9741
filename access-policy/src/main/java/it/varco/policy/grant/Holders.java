package it.varco.policy.grant;

import java.util.Optional;

/** Finds those for whom a delegate acts. */
@FunctionalInterface
public interface Holders {

    /** The person with that account; empty where there is none, or it is disabled. */
    Optional<Holder> find(String id);
}
