package it.varco.testidp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What goes back over HTTP. */
record Reply(int status, String contentType, byte[] body) {

    static Reply page(int status, String html) {
        return new Reply(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    static Reply text(String contentType, String text) {
        return new Reply(200, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply resource(String contentType, String name) {
        try (InputStream resource = Reply.class.getResourceAsStream(name)) {
            return new Reply(200, contentType, resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
