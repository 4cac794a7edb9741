package it.varco.testcards;

/** Where a card says that its revocation can be asked. Lists come with an {@code ldap:} address first, as on real cards. */
public enum Pointers {
    /** OCSP and list, as on a CNS. */
    OCSP_AND_LIST,
    /** List only, as on a CIE. */
    LIST_ONLY,
    /** A list at an address that no other card has: whoever keeps lists for a day has not kept this one. */
    LIST_OF_ITS_OWN,
    /** OCSP only. */
    OCSP_ONLY,
    /** OCSP, and the {@code ldap:} address of a list. */
    OCSP_AND_LDAP,
    /** The {@code ldap:} address of a list and nothing else. */
    LDAP_ONLY,
    /** Nothing. */
    NONE
}
