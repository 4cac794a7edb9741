package it.varco.cns.keycloak;

import java.security.cert.X509Certificate;
import java.util.List;

/** How a request has reached the step. */
sealed interface Arrival {

    /** Not at the card origin: no certificate is looked at. */
    record Elsewhere() implements Arrival {}

    /** At the card origin, with these certificates: the card's first; none where the browser sent none. */
    record AtCardOrigin(List<X509Certificate> presented) implements Arrival {
        public AtCardOrigin {
            presented = List.copyOf(presented);
        }
    }

    /** At the card origin, with something that is no certificate. */
    record Unreadable() implements Arrival {}

    /** What came in is not to be believed. */
    record Closed(StepRefusal why) implements Arrival {}
}
