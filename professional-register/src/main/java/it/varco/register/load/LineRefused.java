package it.varco.register.load;

/** Thrown where the fault is found, caught where the line is answered for. */
final class LineRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LoadFault fault;
    private final String field;

    LineRefused(LoadFault fault, String field) {
        super(fault.code() + " " + field, null, false, false);
        this.fault = fault;
        this.field = field;
    }

    LineReading.Refused reading() {
        return new LineReading.Refused(fault, field);
    }
}
