package it.varco.policy.grant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a grant stands. Only an active one gives a role. */
public enum GrantState {
    /** Asked of an office, which has not decided. */
    ASKED,
    REFUSED,
    ACTIVE,
    /** The Order enrolled the person, who has not yet signed in adequately. */
    PENDING_FIRST,
    /** The Order reactivated the person, who has not yet signed in adequately. */
    PENDING_REACTIVATION,
    SUSPENDED,
    REVOKED,
    WITHDRAWN;

    /** The name in records. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of that name. */
    public static Optional<GrantState> named(String slug) {
        return Arrays.stream(values())
                .filter(state -> state.slug().equals(slug))
                .findFirst();
    }
}
