package it.varco.legacy.people;

/** A line is refused: thrown where the fault is found, caught where the line is answered for. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String field;

    Refused(Fault fault, String field) {
        super(fault.code() + " " + field, null, false, false);
        this.fault = fault;
        this.field = field;
    }

    /** What is wrong. */
    public Fault fault() {
        return fault;
    }

    /** Where, as a JSON pointer (RFC 6901); empty for the line as a whole. */
    public String field() {
        return field;
    }
}
