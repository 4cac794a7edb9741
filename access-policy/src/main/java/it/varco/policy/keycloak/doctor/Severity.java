package it.varco.policy.keycloak.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** A door is open, or nobody gets in. */
    ERROR,
    /** Held elsewhere, but better put right. */
    WARNING;

    /** The name in JSON. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
