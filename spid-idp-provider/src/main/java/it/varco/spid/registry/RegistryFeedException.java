package it.varco.spid.registry;

/** A feed, or an entry of it, that cannot be used; the message says why in words for an operator. */
public final class RegistryFeedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RegistryProblem problem;

    RegistryFeedException(String message) {
        this(RegistryProblem.UNREADABLE, message);
    }

    /** A feed that is not taken. */
    public RegistryFeedException(RegistryProblem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /** What is wrong. */
    public RegistryProblem problem() {
        return problem;
    }
}
