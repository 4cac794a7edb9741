package it.varco.policy.plan;

/**
 * One thing that is wrong with a document.
 *
 * @param field where, as a JSON pointer (RFC 6901); empty for the document as a whole
 * @param reason what is wrong, in English
 */
public record PlanFault(String field, String reason) {

    private static final int LONGEST = 300;

    /** Cuts a reason that repeats a value of the document at its first 300 characters. */
    public PlanFault {
        reason = reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }

    @Override
    public String toString() {
        return (field.isEmpty() ? "the document" : field) + ": " + reason;
    }
}
