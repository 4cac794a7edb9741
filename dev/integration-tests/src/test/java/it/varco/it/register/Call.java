package it.varco.it.register;

import it.varco.it.kit.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call of the register, all in order until a test changes something. */
final class Call {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestRealm realm;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private String method = "POST";
    private String path = "events";
    private byte[] body;

    Call(TestRealm realm, String body) {
        this.realm = realm;
        this.body = body.getBytes(StandardCharsets.UTF_8);
        with("Content-Type", "application/json");
    }

    Call by(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The very same call in another realm. */
    Call in(TestRealm other) {
        realm = other;
        return this;
    }

    Call lines() {
        return with("Content-Type", "application/x-ndjson");
    }

    /** That header, in place of others of its name. */
    Call with(String header, String... values) {
        headers.put(header, List.of(values));
        return this;
    }

    Call without(String header) {
        headers.remove(header);
        return this;
    }

    Call method(String other) {
        method = other;
        return this;
    }

    Call path(String other) {
        path = other;
        return this;
    }

    Call body(byte[] other) {
        body = other;
        return this;
    }

    Call body(String other) {
        return body(other.getBytes(StandardCharsets.UTF_8));
    }

    Answered send() {
        Answered answered = sendUndescribed();
        Described.by(realm).demand(method, path, answered);
        return answered;
    }

    /** Where there is no description, either. */
    Answered sendUndescribed() {
        HttpRequest.Builder request = HttpRequest.newBuilder(realm.url("/professional-register/" + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return Answered.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
