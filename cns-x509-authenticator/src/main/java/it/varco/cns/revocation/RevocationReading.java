package it.varco.cns.revocation;

import it.varco.cns.profile.CardRefusal;

/** Whether a card still stands. */
public sealed interface RevocationReading {

    /** It may sign in. */
    record Passed(Assurance assurance) implements RevocationReading {}

    /** It may not, for that reason. */
    record Refused(CardRefusal refusal) implements RevocationReading {}

    /** On what word a card was let in; for the event of the sign-in. */
    enum Assurance {
        /** Its issuer says that it stands. */
        CHECKED("checked"),
        /** Nobody could be reached, and the realm lets cards in all the same until a day. */
        UNCHECKED("unchecked"),
        /** The realm asks nobody. */
        OFF("off");

        private final String slug;

        Assurance(String slug) {
            this.slug = slug;
        }

        /** The stable name, as events have it. */
        public String slug() {
            return slug;
        }
    }
}
