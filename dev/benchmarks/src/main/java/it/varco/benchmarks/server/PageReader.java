package it.varco.benchmarks.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads pages without cookies, each time as somebody who was never there. */
public final class PageReader {

    private final HttpClient http = HttpClient.newHttpClient();

    /** Reads it so many times; the size of the last, in bytes. */
    public int read(URI address, int times) {
        int size = 0;
        for (int i = 0; i < times; i++) {
            HttpResponse<byte[]> page = http.sendAsync(
                            HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                    .join();
            if (page.statusCode() != 200) {
                throw new IllegalStateException(address.getPath() + " answered " + page.statusCode());
            }
            size = page.body().length;
        }
        return size;
    }
}
