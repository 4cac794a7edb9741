package it.varco.testidp;

import java.util.Locale;
import java.util.Objects;

/**
 * Somebody who can sign in at the test identity providers. Invented: the fiscal codes are well formed and belong to
 * nobody.
 *
 * @param userName what the person types at the login page
 * @param givenName first name
 * @param familyName family name
 * @param fiscalCode the sixteen characters, without {@code TINIT-}
 * @param highestLevel the highest level that the person has credentials for
 * @param standing whether the digital identity is usable
 */
public record Person(
        String userName,
        String givenName,
        String familyName,
        String fiscalCode,
        Level highestLevel,
        Standing standing) {

    /** Whether a digital identity may be used (AgID anomaly table nr 23). */
    public enum Standing {
        /** Usable. */
        ACTIVE,
        /** Suspended by its identity provider: every sign-in is answered with nr 23. */
        SUSPENDED
    }

    /** Checks that nothing is missing and that the fiscal code is well formed, check letter included. */
    public Person {
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(highestLevel, "highestLevel");
        Objects.requireNonNull(standing, "standing");
        new FiscalCode(fiscalCode);
    }

    /** An active person with credentials of level 3, whose user name is the first name in lower case. */
    public static Person of(String givenName, String familyName, String fiscalCode) {
        return new Person(
                givenName.toLowerCase(Locale.ROOT), givenName, familyName, fiscalCode, Level.L3, Standing.ACTIVE);
    }

    FiscalCode code() {
        return new FiscalCode(fiscalCode);
    }

    /** Ends up in assertion failures and logs, where people have no place. */
    @Override
    public String toString() {
        return "Person[" + userName + "]";
    }
}
