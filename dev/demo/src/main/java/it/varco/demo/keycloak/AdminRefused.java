package it.varco.demo.keycloak;

/** The admin API answered with an error that the test did not ask for. */
public final class AdminRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** That call was answered like this. */
    public AdminRefused(String call, int status, String body) {
        super("%s was answered with %d: %s".formatted(call, status, body));
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
