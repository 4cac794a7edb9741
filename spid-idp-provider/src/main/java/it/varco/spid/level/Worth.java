package it.varco.spid.level;

import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an authentication context is worth beside SPID's levels, weakest first. A card is worth the third level: it is
 * "high" as the third is. A password and PIN INPS are worth less than the first, and so are SAML's contexts for passwords,
 * which libraries send by default.
 *
 * <p>Source: eIDAS regulation, article 8; SAML 2.0 authentication contexts, section 3.4.
 */
public enum Worth {
    LESS,
    L1,
    L2,
    L3;

    private static final Map<SignInMethod, Worth> OWN_CONTEXTS = Map.of(
            SignInMethod.CNS, L3,
            SignInMethod.CIE_CARD, L3,
            SignInMethod.PIN_INPS, LESS,
            SignInMethod.LEGACY_DISPOSITIVE, LESS,
            SignInMethod.LEGACY_GENERIC, LESS);

    private static final Set<String> CONTEXTS_OF_PASSWORDS = Set.of(
            "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:Password",
            "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport");

    /** Of a level of SPID. */
    public static Worth of(SpidLevel level) {
        return switch (level) {
            case L1 -> L1;
            case L2 -> L2;
            case L3 -> L3;
        };
    }

    /** Of a context that an application names; empty where it is none that we know, an older spelling of a level included. */
    public static Optional<Worth> of(String context) {
        return SpidLevel.of(context)
                .map(Worth::of)
                .or(() -> Arrays.stream(SignInMethod.values())
                        .filter(method -> method.ownAuthenticationContext().equals(context))
                        .findFirst()
                        .map(OWN_CONTEXTS::get))
                .or(() -> CONTEXTS_OF_PASSWORDS.contains(context) ? Optional.of(LESS) : Optional.empty());
    }

    /** Of a sign-in, by what it asserted; of one that asserts what we do not know, the least. */
    public static Worth of(SignIn signIn) {
        return of(signIn.authenticationContext()).orElse(LESS);
    }

    /** Whether it is worth that level. */
    public boolean reaches(SpidLevel level) {
        return compareTo(of(level)) >= 0;
    }

    /** The level of that worth; none is as little. */
    Optional<SpidLevel> level() {
        return switch (this) {
            case LESS -> Optional.empty();
            case L1 -> Optional.of(SpidLevel.L1);
            case L2 -> Optional.of(SpidLevel.L2);
            case L3 -> Optional.of(SpidLevel.L3);
        };
    }
}
