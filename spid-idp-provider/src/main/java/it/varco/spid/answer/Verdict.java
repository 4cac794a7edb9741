package it.varco.spid.answer;

import java.util.List;

/** What becomes of an answer. */
public sealed interface Verdict {

    /** It passed every check. */
    record Accepted(VerifiedAnswer answer) implements Verdict {}

    /** The identity provider says no, in an answer to this request. */
    record Declined(Anomaly anomaly) implements Verdict {}

    /** It is not believed; the violations are all there are, in the order of the checks, and at least one. */
    record Refused(List<Violation> violations) implements Verdict {

        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
