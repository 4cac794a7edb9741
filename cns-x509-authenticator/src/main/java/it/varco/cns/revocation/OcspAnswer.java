package it.varco.cns.revocation;

import java.time.Instant;

/**
 * What is known by OCSP about one certificate.
 *
 * @param from since when this is known here
 * @param until how long it is used
 */
record OcspAnswer(Status status, Instant from, Instant until) {

    /** A clock that was put back makes nothing last longer. */
    boolean counts(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
