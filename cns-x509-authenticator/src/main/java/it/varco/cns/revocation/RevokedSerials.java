package it.varco.cns.revocation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers on a list, sorted and packed into one array: a list of a hundred and thirty thousand takes under three
 * megabytes, and a look-up eighteen comparisons.
 */
final class RevokedSerials {

    private final byte[] rows;
    private final int width;
    private final int count;

    private RevokedSerials(byte[] rows, int width, int count) {
        this.rows = rows;
        this.width = width;
        this.count = count;
    }

    /**
     * A number on a list.
     *
     * @param serial its bytes, as {@link BigInteger#toByteArray} writes them
     * @param hold whether it is revoked for the time being
     */
    record Entry(byte[] serial, boolean hold) {}

    static RevokedSerials of(List<Entry> entries) {
        int width =
                entries.stream().mapToInt(entry -> entry.serial.length).max().orElse(1);
        byte[][] sorted = entries.stream()
                .map(entry -> row(entry, width))
                .sorted(Comparator.comparing((byte[] row) -> row, Arrays::compareUnsigned))
                .toArray(byte[][]::new);
        byte[] rows = new byte[sorted.length * (width + 1)];
        for (int index = 0; index < sorted.length; index++) {
            System.arraycopy(sorted[index], 0, rows, index * (width + 1), width + 1);
        }
        return new RevokedSerials(rows, width, sorted.length);
    }

    /** {@link Status#REVOKED}, {@link Status#SUSPENDED}, or {@link Status#GOOD} where the number is not on the list. */
    Status status(BigInteger serial) {
        byte[] bytes = serial.toByteArray();
        if (bytes.length > width) {
            return Status.GOOD;
        }
        byte[] wanted = padded(bytes, width);
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int start = middle * (width + 1);
            int order = Arrays.compareUnsigned(rows, start, start + width, wanted, 0, width);
            if (order == 0) {
                return rows[start + width] == 0 ? Status.REVOKED : Status.SUSPENDED;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Status.GOOD;
    }

    int size() {
        return count;
    }

    private static byte[] row(Entry entry, int width) {
        byte[] row = Arrays.copyOf(padded(entry.serial, width), width + 1);
        row[width] = (byte) (entry.hold ? 1 : 0);
        return row;
    }

    /** The same number with more bytes, whatever its sign. */
    private static byte[] padded(byte[] serial, int width) {
        byte[] wide = new byte[width];
        if (serial[0] < 0) {
            Arrays.fill(wide, (byte) -1);
        }
        System.arraycopy(serial, 0, wide, width - serial.length, serial.length);
        return wide;
    }
}
