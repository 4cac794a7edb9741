package it.varco.register.reception;

/** How long a body may be. */
public final class BodyLimit {

    /** A message that uses each field to its end, with every letter escaped, is shorter. */
    private static final int LONGEST_LINE = 2_048;

    /** One message may be laid out for reading. */
    private static final int LONGEST_ALONE = 16_384;

    private BodyLimit() {}

    /**
     * The longest body, in bytes, of whoever may send that many messages at once.
     *
     * @param largestBatch messages in one call
     */
    public static int of(int largestBatch) {
        return Math.max(LONGEST_ALONE, largestBatch * LONGEST_LINE);
    }
}
