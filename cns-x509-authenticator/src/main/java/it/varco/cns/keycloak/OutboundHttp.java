package it.varco.cns.keycloak;

import it.varco.cns.revocation.RevocationFetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks responders and fetches lists. It follows no redirect and reads no more than it is told to, in no more time. The
 * JDK's own client: Keycloak's cannot be given an end to the whole of an exchange.
 */
public final class OutboundHttp implements RevocationFetch {

    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            // An upgrade to HTTP/2, which the client would ask for on a connection in clear, is more than old
            // responders bear.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.getDefault())
            .build();

    @Override
    public byte[] fetch(Request request) throws IOException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(request.location());
        request.ocspRequest()
                .ifPresent(body -> asked.header("Content-Type", "application/ocsp-request")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        return exchange(asked.build(), request.longest(), request.within());
    }

    /**
     * Gets a document.
     *
     * @throws IOException where there is no whole answer of status 200, no longer than that, in time
     */
    byte[] get(URI location, int longest, Duration within) throws IOException {
        return exchange(HttpRequest.newBuilder(location).build(), longest, within);
    }

    private byte[] exchange(HttpRequest request, int longest, Duration within) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new Limited(longest));
        try {
            // The client's own timeout ends with the head of the answer.
            HttpResponse<byte[]> whole = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != OK) {
                throw new IOException("status " + whole.statusCode());
            }
            return whole.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } catch (ExecutionException | TimeoutException silent) {
            throw new IOException(silent);
        } finally {
            answer.cancel(true);
        }
    }

    private static final class Limited implements BodySubscriber<byte[]> {

        private final int longest;
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        Limited(int longest) {
            this.longest = longest;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (buffer.remaining() > longest - read.size()) {
                    subscription.cancel();
                    body.completeExceptionally(new IOException("the answer is longer than is read"));
                    return;
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                read.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable broken) {
            body.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            body.complete(read.toByteArray());
        }
    }
}
