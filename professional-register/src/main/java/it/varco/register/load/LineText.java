package it.varco.register.load;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a line, which is UTF-8 and nothing else. */
final class LineText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String CARRIAGE_RETURN = "\r";

    private LineText() {}

    /** Without a byte order mark, which only the first line can have, and without what a line ends in on some systems; empty where it is no UTF-8. */
    static Optional<String> of(byte[] line, long number) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            int begin = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
            int end = text.endsWith(CARRIAGE_RETURN) ? text.length() - CARRIAGE_RETURN.length() : text.length();
            return Optional.of(text.substring(begin, Math.max(begin, end)));
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
