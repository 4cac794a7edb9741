package it.varco.roles.grants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does to a grant. */
public enum GrantAction {
    /** Somebody applies at an office. */
    ASK,
    /** The office enables the person. */
    ACCREDIT,
    REFUSE,
    /** A profile that needs no accreditation is written down. */
    RECORD,
    /** A holder, or an operator for a holder, names a delegate. */
    DELEGATE,
    WITHDRAW;

    /** The name in addresses and records. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it makes the profile the person's, which the plan has to allow. */
    public boolean enables() {
        return this == ACCREDIT || this == RECORD || this == DELEGATE;
    }

    /** Whether an office does it for somebody who has never signed in, and so has no account yet. */
    public boolean makesAccount() {
        return this == ASK || this == ACCREDIT || this == RECORD;
    }

    /** The action of that name. */
    public static Optional<GrantAction> named(String slug) {
        return Arrays.stream(values())
                .filter(action -> action.slug().equals(slug))
                .findFirst();
    }
}
