package it.varco.spid.setting;

/** A document that says what it must not, or not what it must. It names the field and nothing of its value. */
public final class SettingFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    SettingFault(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
    }

    /** Where in the document, as a JSON pointer. */
    public String field() {
        return field;
    }
}
