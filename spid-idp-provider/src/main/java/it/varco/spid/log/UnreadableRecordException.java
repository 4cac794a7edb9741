package it.varco.spid.log;

/** A record that cannot be opened: its key is not there, or somebody has altered it. */
public final class UnreadableRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message) {
        super(message);
    }
}
