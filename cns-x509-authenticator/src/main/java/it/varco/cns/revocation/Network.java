package it.varco.cns.revocation;

import it.varco.cns.revocation.RevocationFetch.Request;
import java.io.IOException;

/** The way out, held to its limits whoever implements it. */
record Network(RevocationFetch fetch) {

    /** @throws IOException where there is no whole answer in time */
    byte[] exchange(Request request) throws IOException {
        try {
            byte[] answer = fetch.fetch(request);
            if (answer.length > request.longest()) {
                throw new IOException("the answer is longer than is read");
            }
            return answer;
        } catch (RuntimeException failed) {
            throw new IOException("the request failed", failed);
        }
    }
}
