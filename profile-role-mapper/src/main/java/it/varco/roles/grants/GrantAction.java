package it.varco.roles.grants;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does to a grant. */
public enum GrantAction {
    /** Somebody applies at an office. */
    ASK(Paper.OFFICE),
    /** The office enables the person. */
    ACCREDIT(Paper.OFFICE_AND_ACT),
    REFUSE(Paper.OFFICE_AND_ACT),
    /** A profile that needs no accreditation is written down. */
    RECORD(Paper.NONE),
    /** A holder, or an operator for a holder, names a delegate. */
    DELEGATE(Paper.NONE),
    WITHDRAW(Paper.NONE);

    private enum Paper {
        NONE,
        OFFICE,
        OFFICE_AND_ACT
    }

    private final Paper paper;

    GrantAction(Paper paper) {
        this.paper = paper;
    }

    /** The name in addresses and records. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it must be said which office did it. */
    public boolean needsOffice() {
        return paper != Paper.NONE;
    }

    /** Whether it must be said by which act. */
    public boolean needsAct() {
        return paper == Paper.OFFICE_AND_ACT;
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
