package it.varco.cns.revocation;

/** When a source that has fallen silent is tried again: whoever waits for it waits for as long as a request may take. */
enum Trial {
    /** By somebody else, and the person goes without its word. */
    LATER,
    /** Now, since without its word the person goes home. */
    NOW
}
