package it.varco.testcards;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP answer: a block of bytes, sent as often as said. Its length is not announced, so that the reader has to count. */
record Reply(int status, String contentType, Map<String, String> headers, byte[] block, int times) {
    private static final String BYTES = "application/octet-stream";
    private static final byte[] ZEROS = new byte[64 * 1024];

    static Reply of(String contentType, byte[] body) {
        return new Reply(200, contentType, Map.of(), body, 1);
    }

    static Reply status(int status) {
        return new Reply(status, "text/plain; charset=utf-8", Map.of(), new byte[0], 1);
    }

    static Reply redirect(String address) {
        // 307 and not 302: who follows it asks by the same method, and would get a good answer.
        return new Reply(307, BYTES, Map.of("Location", address), new byte[0], 1);
    }

    static Reply zeros(String contentType, int megabytes) {
        return new Reply(200, contentType, Map.of(), ZEROS, megabytes * 16);
    }

    /** What a network that wants its visitors to log in first answers to everything. */
    static Reply garbage() {
        return new Reply(
                200,
                "text/html; charset=utf-8",
                Map.of(),
                "<!DOCTYPE html><title>Accesso alla rete</title><p>Accetta le condizioni"
                        .getBytes(StandardCharsets.UTF_8),
                1);
    }
}
