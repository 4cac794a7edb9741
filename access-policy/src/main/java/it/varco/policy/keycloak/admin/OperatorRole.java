package it.varco.policy.keycloak.admin;

import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

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

    private static final String PREFIX = "varco-";

    /** Whether a role of the realm is an operator's by its name; names that are kept for later are too. */
    public static boolean isNameOfOne(String role) {
        return role.startsWith(PREFIX);
    }

    /** Whether the account has the role, directly, by a group or by a composite role. */
    public boolean isHeldBy(RealmModel realm, UserModel user) {
        return Optional.ofNullable(realm.getRole(role())).filter(user::hasRole).isPresent();
    }

    /** The name of the realm's role. */
    public String role() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
