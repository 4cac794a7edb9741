package it.varco.spid.xml;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Deflate of which the same octets come for ever: whoever has the document has what was sent of it, octet by octet. The
 * server's own library writes shorter ones, and others in its next version. What this class writes never changes, since
 * registers of sign-ins count on it.
 *
 * <p>Source: RFC 1951, one block with fixed codes (3.2.6).
 */
public final class SteadyDeflate {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int FARTHEST = 32 * 1024;
    private static final int MOST_TRIES = 64;
    private static final int NOWHERE = -1;

    private static final int END_OF_BLOCK = 256;
    private static final int FIRST_LENGTH = 257;
    private static final int[] LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] LENGTH_BITS = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };
    private static final int DISTANCE_CODE_BITS = 5;

    private final byte[] input;
    private final int[] sameBefore;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private int pending;
    private int pendingBits;

    private SteadyDeflate(byte[] input) {
        this.input = input;
        this.sameBefore = sameBefore(input);
    }

    /** The octets, deflated. */
    public static byte[] of(byte[] octets) {
        return new SteadyDeflate(octets).deflated();
    }

    private byte[] deflated() {
        bits(0b011, 3);
        int position = 0;
        while (position < input.length) {
            int source = longestBefore(position);
            if (source == NOWHERE) {
                symbol(input[position] & 0xFF);
                position++;
            } else {
                int length = common(source, position);
                repeat(length, position - source);
                position += length;
            }
        }
        symbol(END_OF_BLOCK);
        bits(0, Byte.SIZE - 1);
        return output.toByteArray();
    }

    /** Of each position the nearest one before at which the same three octets stand. */
    private static int[] sameBefore(byte[] input) {
        Map<Integer, Integer> last = new HashMap<>();
        int[] before = new int[input.length];
        for (int position = 0; position < input.length; position++) {
            Integer found = position + SHORTEST > input.length ? null : last.put(three(input, position), position);
            before[position] = found == null ? NOWHERE : found;
        }
        return before;
    }

    private static int three(byte[] input, int position) {
        return (input[position] & 0xFF) << 16 | (input[position + 1] & 0xFF) << 8 | (input[position + 2] & 0xFF);
    }

    /** Where the most of what follows stands already; of several the nearest. */
    private int longestBefore(int position) {
        int best = NOWHERE;
        int longest = 0;
        int source = sameBefore[position];
        for (int tries = 0; tries < MOST_TRIES && source != NOWHERE && position - source <= FARTHEST; tries++) {
            int length = common(source, position);
            if (length > longest) {
                best = source;
                longest = length;
            }
            source = sameBefore[source];
        }
        return best;
    }

    private int common(int source, int position) {
        int most = Math.min(LONGEST, input.length - position);
        int length = 0;
        while (length < most && input[source + length] == input[position + length]) {
            length++;
        }
        return length;
    }

    private void repeat(int length, int distance) {
        int lengthCode = lastNotAbove(LENGTHS, length);
        symbol(FIRST_LENGTH + lengthCode);
        bits(length - LENGTHS[lengthCode], LENGTH_BITS[lengthCode]);
        int distanceCode = lastNotAbove(DISTANCES, distance);
        code(distanceCode, DISTANCE_CODE_BITS);
        bits(distance - DISTANCES[distanceCode], Math.max(0, distanceCode / 2 - 1));
    }

    private static int lastNotAbove(int[] ascending, int value) {
        int index = ascending.length - 1;
        while (ascending[index] > value) {
            index--;
        }
        return index;
    }

    private void symbol(int symbol) {
        if (symbol < 144) {
            code(0b00110000 + symbol, 8);
        } else if (symbol < END_OF_BLOCK) {
            code(0b110010000 + symbol - 144, 9);
        } else if (symbol < 280) {
            code(symbol - END_OF_BLOCK, 7);
        } else {
            code(0b11000000 + symbol - 280, 8);
        }
    }

    /** Codes are written from their first bit, all else from its last. */
    private void code(int code, int length) {
        bits(Integer.reverse(code) >>> (Integer.SIZE - length), length);
    }

    private void bits(int value, int count) {
        pending |= value << pendingBits;
        pendingBits += count;
        while (pendingBits >= Byte.SIZE) {
            output.write(pending);
            pending >>>= Byte.SIZE;
            pendingBits -= Byte.SIZE;
        }
    }
}
