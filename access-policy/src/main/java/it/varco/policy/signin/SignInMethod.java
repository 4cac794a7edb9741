package it.varco.policy.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The doors through which a person can come in, with what each says in the claim {@code amr} (RFC 8176 and ours). */
public enum SignInMethod {
    SPID("spid", Assurance.STRONG, List.of("spid")),
    CIE("cie", Assurance.STRONG, List.of("cie")),
    CIE_CARD("cie-card", Assurance.STRONG, List.of("cie", "sc")),
    CNS("cns", Assurance.STRONG, List.of("cns", "sc")),
    EIDAS("eidas", Assurance.STRONG, List.of("eidas")),
    PIN_INPS("pin-inps", Assurance.STRONG, List.of("pin-inps")),
    LEGACY_DISPOSITIVE("legacy-dispositive", Assurance.LEGACY_DISPOSITIVE, List.of("pwd")),
    LEGACY_GENERIC("legacy-generic", Assurance.LEGACY_GENERIC, List.of("pwd"));

    private static final String OWN_CONTEXT = "urn:varco:acr:";

    private final String slug;
    private final Assurance assurance;
    private final List<String> references;

    SignInMethod(String slug, Assurance assurance, List<String> references) {
        this.slug = slug;
        this.assurance = assurance;
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

    /** How sure this way in makes the body of the person, at a level that its plan accepts. */
    public Assurance assurance() {
        return assurance;
    }

    /** What {@code acr} says of a method that asserts no class of its own; a SPID, CIE id or eIDAS answer brings its own. */
    public String ownAuthenticationContext() {
        return OWN_CONTEXT + slug;
    }

    /** Whether the way in is a user name and password that the body itself gave out. */
    public boolean isLegacyCredential() {
        return this == LEGACY_DISPOSITIVE || this == LEGACY_GENERIC;
    }

    /** The method of that name; empty where we know none, which means no sign-in. */
    public static Optional<SignInMethod> named(String slug) {
        return Arrays.stream(values())
                .filter(method -> method.slug.equals(slug))
                .findFirst();
    }
}
