package it.varco.cns.trust;

/** Where authorities come from. Safe for use by many threads. */
public interface TrustAnchorSource {

    /** The authorities as they are known now. Never fails: what went wrong is in the snapshot, and is for operators. */
    TrustSnapshot current();
}
