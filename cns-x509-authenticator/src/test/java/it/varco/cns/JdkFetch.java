package it.varco.cns;

import it.varco.cns.revocation.RevocationFetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Real HTTP, as the adapter will do it. */
public final class JdkFetch implements RevocationFetch {

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Override
    public byte[] fetch(Request request) throws IOException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(request.location());
        request.ocspRequest()
                .ifPresent(body -> asked.header("Content-Type", "application/ocsp-request")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(asked.build(), head -> new Limited(request.longest()));
        try {
            // The client's own timeout ends with the head of the answer.
            HttpResponse<byte[]> whole = answer.get(request.within().toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != 200) {
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
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                if (read.size() + bytes.length > longest) {
                    subscription.cancel();
                    body.completeExceptionally(new IOException("too long"));
                    return;
                }
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
