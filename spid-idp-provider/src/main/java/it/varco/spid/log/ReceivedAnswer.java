package it.varco.spid.log;

import java.util.Optional;

/**
 * An answer as it came.
 *
 * @param id the answer's {@code ID}, where one can be read
 * @param assertionId the assertion's {@code ID}, where one can be read
 * @param bytes the document
 * @param length how many bytes came; of a refused answer that is far too large, only the beginning is kept
 */
public record ReceivedAnswer(Optional<String> id, Optional<String> assertionId, byte[] bytes, int length) {

    /** The most that is kept of one answer; genuine ones have some ten thousand bytes. */
    public static final int LONGEST = 64 * 1024;

    /** The answer, cut where it is too long. */
    public static ReceivedAnswer of(Optional<String> id, Optional<String> assertionId, byte[] bytes) {
        byte[] kept = bytes.length > LONGEST ? java.util.Arrays.copyOf(bytes, LONGEST) : bytes;
        return new ReceivedAnswer(id, assertionId, kept, bytes.length);
    }
}
