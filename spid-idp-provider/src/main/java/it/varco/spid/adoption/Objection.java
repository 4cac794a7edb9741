package it.varco.spid.adoption;

import java.util.Locale;

/** Why an account is not adopted. It stays as it was. */
public enum Objection {
    /** Neither a link nor an attribute that only others write holds a fiscal code. */
    UNPROVEN,
    /** Links and attributes hold more than one, or an attribute holds what is none. */
    DISAGREEING,
    /** Another account has the same code, or proves it too. */
    ANOTHER_ACCOUNT,
    /** The account is linked to another person's SPID already. */
    LINKED_TO_ANOTHER,
    /** The code is one that was replaced by another. */
    FORMER_CODE,
    /** Somebody changed the account in the same moment. */
    CHANGED_MEANWHILE;

    /** The name in JSON. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
