package it.varco.testcards;

/** What key a card has. */
public enum KeyKind {
    /** Cards of today. */
    RSA_2048,
    /** Cards of CNS v1.0. */
    RSA_1024,
    /** No CNS has one yet. */
    EC_P256
}
