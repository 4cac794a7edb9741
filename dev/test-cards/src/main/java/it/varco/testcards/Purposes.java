package it.varco.testcards;

import java.util.List;

/**
 * Extended key usage.
 *
 * @param oids the purposes; none: the certificate has no such extension
 * @param weight whether the extension is critical
 */
public record Purposes(List<String> oids, Weight weight) {
    /** Signing in by TLS. */
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    /** Protecting e-mail. */
    public static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";

    /** Signing in to Windows. */
    public static final String SMART_CARD_LOGON = "1.3.6.1.4.1.311.20.2.2";

    /** Whatever there is. */
    public static final String ANY = "2.5.29.37.0";

    /** Whether who does not understand an extension may pass over it. */
    public enum Weight {
        /** May pass over it. */
        ORDINARY,
        /** Must refuse the certificate. */
        CRITICAL
    }

    /** Copies what it gets. */
    public Purposes {
        oids = List.copyOf(oids);
    }

    /** These purposes, in an extension that is not critical, as cards have it. */
    public static Purposes of(String... oids) {
        return new Purposes(List.of(oids), Weight.ORDINARY);
    }

    /** These purposes, in a critical extension. */
    public static Purposes critical(String... oids) {
        return new Purposes(List.of(oids), Weight.CRITICAL);
    }
}
