package it.varco.legacy.people;

/**
 * What came of the lines so far.
 *
 * @param created people who had no account
 * @param updated people whose account got something that it had not
 * @param unchanged people of whom all was there
 * @param refused lines of which nothing was written
 * @param delegators accounts that were made ahead of their line, since a delegation names them
 */
public record Totals(long created, long updated, long unchanged, long refused, long delegators) {

    /** Before the first line. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    /** These and those. */
    public Totals plus(Totals more) {
        return new Totals(
                created + more.created,
                updated + more.updated,
                unchanged + more.unchanged,
                refused + more.refused,
                delegators + more.delegators);
    }
}
