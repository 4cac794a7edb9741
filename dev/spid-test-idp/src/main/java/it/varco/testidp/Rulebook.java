package it.varco.testidp;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whose rules an identity provider keeps: SPID's technical rules, with what AgID's notice adds for the eIDAS node, or the manual of the Ministry of the Interior for CIE over
 * SAML, which are the same but for what stands here and in the answers.
 */
enum Rulebook {
    SPID("SPID", Set.of(), Set.of()),
    EIDAS("eIDAS", RequestCheck.OF_EIDAS_ALONE, Set.of()),
    CIE("CIE", RequestCheck.OF_CIE_ALONE, RequestCheck.NOT_OF_CIE);

    private final String scheme;
    private final Set<RequestCheck> checks;

    Rulebook(String scheme, Set<RequestCheck> added, Set<RequestCheck> dropped) {
        this.scheme = scheme;
        this.checks = EnumSet.allOf(RequestCheck.class);
        this.checks.removeAll(RequestCheck.OF_CIE_ALONE);
        this.checks.removeAll(RequestCheck.OF_EIDAS_ALONE);
        this.checks.addAll(added);
        this.checks.removeAll(dropped);
    }

    /** What people call it. */
    String scheme() {
        return scheme;
    }

    /** Whether a request is judged by that rule. */
    boolean has(RequestCheck check) {
        return checks.contains(check);
    }
}
