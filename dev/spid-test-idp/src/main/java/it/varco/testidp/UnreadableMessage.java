package it.varco.testidp;

/** Bytes that do not even make a message on which checks could run; carries the number of AgID's anomaly table. */
final class UnreadableMessage extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int anomaly;

    UnreadableMessage(int anomaly, String message) {
        super(message);
        this.anomaly = anomaly;
    }

    int anomaly() {
        return anomaly;
    }
}
