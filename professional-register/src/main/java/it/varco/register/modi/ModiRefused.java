package it.varco.register.modi;

/** Ends a check. */
final class ModiRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final ModiRefusal refusal;

    ModiRefused(ModiRefusal refusal) {
        super(refusal.code());
        this.refusal = refusal;
    }

    ModiRefusal refusal() {
        return refusal;
    }
}
