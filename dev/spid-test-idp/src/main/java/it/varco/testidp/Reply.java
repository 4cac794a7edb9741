package it.varco.testidp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back over HTTP. */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    Reply(int status, String contentType, byte[] body) {
        this(status, contentType, body, Map.of());
    }

    /** 303, so that a browser does not post the password once more to where it is sent. */
    static Reply redirect(URI location) {
        return new Reply(303, "text/plain; charset=utf-8", new byte[0], Map.of("Location", location.toString()));
    }

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
