package it.varco.policy.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** On whose word a profile is granted. */
public enum GrantSource {
    /** An office accredits, refuses and withdraws. */
    OFFICE,
    /** Recorded without an accreditation. */
    OPEN,
    /** A holder names the delegate. */
    DELEGATION,
    /** The professional Order alone. */
    REGISTER,
    /** Membership of a group of the realm. */
    GROUP;

    /** The name in documents. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source of that name. */
    public static Optional<GrantSource> named(String slug) {
        return Arrays.stream(values())
                .filter(source -> source.slug().equals(slug))
                .findFirst();
    }
}
