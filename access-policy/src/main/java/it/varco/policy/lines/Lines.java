package it.varco.policy.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a body, one at a time: neither the body nor a line that is too long is ever held whole. */
public final class Lines {

    private static final int BUFFER = 16 * 1024;

    private final InputStream body;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private long number;

    /**
     * The lines of this body, which the caller closes.
     *
     * @param longest the longest line, in bytes, without its end
     */
    public Lines(InputStream body, int longest) {
        this.body = body;
        this.longest = longest;
    }

    /**
     * One line.
     *
     * @param number counts from one
     * @param bytes what it holds; empty where that is too much
     */
    public record Line(long number, Optional<byte[]> bytes) {

        /** Whether there is nothing on it. */
        public boolean isBlank() {
            return bytes.isPresent() && new String(bytes.get(), StandardCharsets.UTF_8).isBlank();
        }
    }

    /** The next line; empty at the end. */
    public Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        boolean anything = false;
        while (fill()) {
            anything = true;
            int end = endOfLine();
            int length = Math.min(end, filled) - position;
            if (line.size() + length > longest) {
                tooLong = true;
                line.reset();
            }
            if (!tooLong) {
                line.write(buffer, position, length);
            }
            boolean complete = end < filled;
            position = complete ? end + 1 : filled;
            if (complete) {
                break;
            }
        }
        if (!anything) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new Line(number, tooLong ? Optional.empty() : Optional.of(line.toByteArray())));
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, body.read(buffer, 0, BUFFER));
        }
        return position < filled;
    }

    private int endOfLine() {
        int end = position;
        while (end < filled && buffer[end] != '\n') {
            end++;
        }
        return end;
    }
}
