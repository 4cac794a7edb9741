package it.varco.demo;

/** The demo cannot start as asked; the message is for the person at the terminal. */
final class DemoRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoRefused(String message) {
        super(message);
    }
}
