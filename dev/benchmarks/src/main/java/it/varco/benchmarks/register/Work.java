package it.varco.benchmarks.register;

/** One way to make a suspension or a reactivation visible in the next token, a block of people at a time. */
interface Work {

    /** As the report names it. */
    String title();

    /** How many people a block speaks of. */
    int size();

    /** Does the next block. */
    void block();
}
