package it.varco.policy.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The doors through which a person can come in, with what each says in the claim {@code amr} (RFC 8176 and ours). */
public enum SignInMethod {
    SPID("spid", List.of("spid")),
    CIE("cie", List.of("cie")),
    CIE_CARD("cie-card", List.of("cie", "sc")),
    CNS("cns", List.of("cns", "sc")),
    EIDAS("eidas", List.of("eidas")),
    PIN_INPS("pin-inps", List.of("pin-inps")),
    LEGACY_DISPOSITIVE("legacy-dispositive", List.of("pwd")),
    LEGACY_GENERIC("legacy-generic", List.of("pwd"));

    private final String slug;
    private final List<String> references;

    SignInMethod(String slug, List<String> references) {
        this.slug = slug;
        this.references = references;
    }

    /** The stable name: in notes, metrics and plans. */
    public String slug() {
        return slug;
    }

    /** The values of {@code amr}, in the order in which applications see them. */
    public List<String> authenticationMethodsReferences() {
        return references;
    }

    /** The method of that name; empty where we know none, which means no sign-in. */
    public static Optional<SignInMethod> named(String slug) {
        return Arrays.stream(values())
                .filter(method -> method.slug.equals(slug))
                .findFirst();
    }
}
