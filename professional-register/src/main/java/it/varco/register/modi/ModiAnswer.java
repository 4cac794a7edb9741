package it.varco.register.modi;

/** Whether the Order speaks. */
public sealed interface ModiAnswer {

    /**
     * It does.
     *
     * @param voucher the id of the voucher, for the log
     * @param signature the id of the signature, for the log
     */
    record Trusted(ModiSender sender, String voucher, String signature) implements ModiAnswer {}

    /** It does not, or nobody can say so. */
    record Refused(ModiRefusal refusal) implements ModiAnswer {}
}
