package it.varco.spid.registry;

/** A feed, or an entry of it, that cannot be used; the message says why in words for an operator. */
public final class RegistryFeedException extends Exception {

    private static final long serialVersionUID = 1L;

    RegistryFeedException(String message) {
        super(message);
    }
}
