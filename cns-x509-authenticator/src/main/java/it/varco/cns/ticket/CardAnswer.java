package it.varco.cns.ticket;

import it.varco.cns.judge.CardVerdict;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.signin.SignInMethod;
import java.util.Optional;

/** What came of a card, as far as the step needs it to go on: no certificate, and no more of the person than an account takes. */
public sealed interface CardAnswer {

    /**
     * The card is good.
     *
     * @param method the kind of card
     * @param assurance on what word about revocation, as events have it
     * @param fiscalCode whom it names
     * @param givenName where the card has it
     * @param surname where the card has it
     */
    record Good(
            SignInMethod method,
            String assurance,
            FiscalCode fiscalCode,
            Optional<String> givenName,
            Optional<String> surname)
            implements CardAnswer {

        /** Nothing of the person: what is printed may end in a log. */
        @Override
        public String toString() {
            return "Good[" + method.slug() + "]";
        }
    }

    /**
     * The card, or the request that brought it, was refused with this code.
     *
     * @param reference of the event that says so; empty where none has been written yet
     */
    record Refused(String code, Optional<String> reference) implements CardAnswer {

        /** A refusal that nobody has been told of. */
        public Refused(String code) {
            this(code, Optional.empty());
        }

        /** The same refusal, when the operator has been told under that reference. */
        public Refused reportedAs(String written) {
            return new Refused(code, Optional.of(written));
        }
    }

    /** What the judge has said. */
    static CardAnswer of(CardVerdict verdict) {
        if (verdict instanceof CardVerdict.Accepted accepted) {
            return new Good(
                    accepted.card().method(),
                    accepted.assurance().slug(),
                    accepted.card().holder(),
                    accepted.card().givenName(),
                    accepted.card().surname());
        }
        return new Refused(((CardVerdict.Refused) verdict).refusal().code());
    }
}
