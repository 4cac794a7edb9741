package it.varco.spid.lint;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is. */
public enum LintLevel {
    /** AgID refuses the document. */
    ERROR,
    /** AgID takes it, and somebody should look. */
    WARNING;

    /** The name in JSON. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
