package it.varco.register.modi;

import java.time.Instant;

/** Remembers signatures, on every node, so that none is taken twice. */
public interface SeenSignatures {

    /**
     * Remembers one.
     *
     * @param id unique among all clients
     * @param until after which it is refused for its age anyway
     * @return whether it had not been seen before
     */
    boolean isFirst(String id, Instant until);
}
