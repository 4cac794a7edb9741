package it.varco.cns.trust;

/**
 * What kept a source from being as new as it should be.
 *
 * @param kind what happened
 * @param where which file, or which list
 */
public record TrustFault(Kind kind, String where) {

    /** The kind and the place, as operators read them. */
    @Override
    public String toString() {
        return kind + ": " + where;
    }

    /** What can happen to a source. */
    public enum Kind {
        /** The directory is not there, or cannot be read. */
        DIRECTORY_UNREADABLE,
        /** There are more files in it than are read. */
        TOO_MANY_FILES,
        /** The file is too large, holds no certificate, or one that cannot be read. */
        FILE_UNREADABLE,
        /** The file holds the certificate of somebody who is no certification authority. */
        FILE_WITHOUT_AUTHORITY,
        /** The list could not be fetched. */
        LIST_UNREACHABLE,
        /** The list is larger than is read. */
        LIST_TOO_LARGE,
        /** The list is no document that is read here. */
        LIST_MALFORMED,
        /** The list is not signed by a signer of ours, over the whole of it. */
        LIST_NOT_SIGNED,
        /** The list is older than one that was loaded before. */
        LIST_ROLLED_BACK,
        /** The list has the number of the one in use, and is another. */
        LIST_NUMBER_TWICE,
        /** The list should have been replaced by now. */
        LIST_STALE,
        /** The list names no authority that is wanted. */
        LIST_EMPTY,
        /** The last good list could not be kept for the next start. */
        COPY_NOT_WRITTEN
    }
}
