package it.varco.cns.trust;

/** The bytes are no list that is believed; says which rule they break. */
final class TrustedListException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TrustFault.Kind kind;

    TrustedListException(TrustFault.Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    TrustFault.Kind kind() {
        return kind;
    }
}
