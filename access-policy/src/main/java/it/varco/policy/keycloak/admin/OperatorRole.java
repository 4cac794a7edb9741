package it.varco.policy.keycloak.admin;

import java.util.Locale;

/** What people who work with Varco may be. Each is a role of the realm. */
public enum OperatorRole {
    /** Accredits, refuses, withdraws; gives out credentials. */
    OFFICE,
    HELP_DESK,
    REGISTER_OPERATOR,
    /** Reads the calendar and the doctor. */
    DIRECTOR,
    /** Reads the 24-month register. */
    AUDITOR;

    /** The name of the realm's role. */
    public String role() {
        return "varco-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
