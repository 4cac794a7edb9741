package it.varco.cns.revocation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One HTTP exchange with whoever publishes the status of certificates. Whoever implements it follows no redirect, takes
 * only status 200 for an answer, stops reading after {@link Request#longest} bytes, and gives up when {@link Request#within}
 * is over, the body included, be it ever so slow.
 */
@FunctionalInterface
public interface RevocationFetch {

    /**
     * What is asked.
     *
     * @param location http or https
     * @param ocspRequest the body of a POST of type {@code application/ocsp-request}; empty for a GET of a list
     * @param longest how many bytes are read at most; a longer answer is an {@link IOException}
     * @param within how long the whole exchange may take
     */
    record Request(URI location, Optional<byte[]> ocspRequest, int longest, Duration within) {}

    /**
     * Makes the exchange.
     *
     * @return the body of the answer
     * @throws IOException where there is no whole answer in time
     */
    byte[] fetch(Request request) throws IOException;
}
