package it.varco.testidp;

/** Metadata of a service provider that are not there or can't be believed. */
final class InvalidMetadata extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidMetadata(String message) {
        super(message);
    }
}
