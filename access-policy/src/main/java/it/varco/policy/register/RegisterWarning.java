package it.varco.policy.register;

/** A communication that did not fit where the role stood. It is kept, and operators see it. */
public enum RegisterWarning {
    /** Of a person of whom the Order had not spoken: suspended or struck off. */
    TAKEN_FROM_NOBODY("REG-W1"),
    /** Of a person of whom the Order had not spoken: reactivated. */
    REACTIVATED_NOBODY("REG-W2"),
    /** Reactivated, and there was nothing to reactivate. */
    REACTIVATED_WITHOUT_INTERRUPTION("REG-W3"),
    /** Enrolled while suspended. It changes nothing until the Order has said what it means. */
    ENROLLED_WHILE_SUSPENDED("REG-W4"),
    /** Suspended after being struck off. */
    SUSPENDED_AFTER_REVOCATION("REG-W5");

    private final String code;

    RegisterWarning(String code) {
        this.code = code;
    }

    /** The code for operators. */
    public String code() {
        return code;
    }
}
