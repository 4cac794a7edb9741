package it.varco.cns.profile;

import java.util.Optional;
import java.util.Set;

/** What the extended key usage of a card must say about signing in (RFC 5280, 4.2.1.12). */
public enum ClientAuthentication {
    /** The extension is there and names client authentication. */
    STATED {
        @Override
        boolean allows(Optional<Set<String>> purposes) {
            return purposes.filter(named -> named.contains(CLIENT_AUTHENTICATION))
                    .isPresent();
        }
    },
    /** The extension is absent, or names client authentication or any purpose. */
    NOT_EXCLUDED {
        @Override
        boolean allows(Optional<Set<String>> purposes) {
            return purposes.map(named -> named.contains(CLIENT_AUTHENTICATION) || named.contains(ANY_PURPOSE))
                    .orElse(true);
        }
    };

    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    /** Whether a key with those purposes may sign in; empty where the certificate names none at all. */
    abstract boolean allows(Optional<Set<String>> purposes);
}
