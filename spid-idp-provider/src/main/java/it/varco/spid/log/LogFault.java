package it.varco.spid.log;

/**
 * One thing that is wrong with the register.
 *
 * @param where the record, chain or seal that it is about
 */
public record LogFault(Kind kind, String where) {

    /** What may be wrong. */
    public enum Kind {
        /** A record is not what was written. */
        CHANGED,
        /** A record stands where another was written. */
        MOVED,
        /** Records are missing between two others, or at a chain's beginning although they have not expired. */
        MISSING,
        /** A chain ends before the record that a seal names. */
        CUT_OFF,
        /** The key of a record is not there, so that nothing can be said of it. */
        KEY_MISSING,
        /** A seal is not what was written. */
        SEAL_CHANGED,
        /** A seal is missing. */
        SEAL_MISSING
    }
}
