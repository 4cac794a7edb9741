package it.varco.it.attack;

import it.varco.testidp.AnswerScript;
import it.varco.testidp.SpidTestIdentityProviders;
import java.util.function.Function;

/**
 * One attack on an answer. The attacker is a person with a genuine identity of their own, who wants to be somebody else.
 *
 * @param threat its number on the threats page
 * @param what what is done, in words
 * @param script how the provider answers: genuinely, unless it is the provider that lies
 * @param mutation what is done to the answer on its way
 * @param code a check that fails; others may fail too
 */
record Forgery(
        String threat,
        String what,
        Function<SpidTestIdentityProviders, AnswerScript> script,
        Mutation mutation,
        String code) {

    /** What somebody does to an answer that was captured. */
    @FunctionalInterface
    interface Mutation {

        Mutation NONE = (xml, providers) -> xml;

        String apply(String xml, SpidTestIdentityProviders providers);

        static Mutation of(Edit edit) {
            return (xml, providers) -> edit.onText().apply(xml);
        }
    }

    /** A genuine answer is changed on its way. */
    static Forgery tampered(String threat, String what, Edit edit, String code) {
        return tampered(threat, what, AnswerScript.genuine(), edit, code);
    }

    /** An answer that the provider has signed in that way is changed on its way. */
    static Forgery tampered(String threat, String what, AnswerScript script, Edit edit, String code) {
        return new Forgery(threat, what, providers -> script, Mutation.of(edit), code);
    }

    /** The text is changed, and what an XML parser would make of it is part of the attack. */
    static Forgery rewritten(String threat, String what, Mutation mutation, String code) {
        return new Forgery(threat, what, providers -> AnswerScript.genuine(), mutation, code);
    }

    /** The provider itself sends it so, rightly signed. */
    static Forgery sent(String threat, String what, Edit edit, String code) {
        return new Forgery(
                threat,
                what,
                providers -> AnswerScript.genuine().withoutResponseSignature().edit(edit),
                Mutation.NONE,
                code);
    }

    @Override
    public String toString() {
        return threat + ": " + what;
    }
}
