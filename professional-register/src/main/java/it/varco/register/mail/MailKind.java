package it.varco.register.mail;

import it.varco.policy.grant.GrantState;
import java.util.Locale;
import java.util.Optional;

/** What an e-mail to the person is about. The names are those of the texts. */
public enum MailKind {
    SUSPENDED,
    REVOKED,
    PENDING_FIRST,
    PENDING_REACTIVATION,
    /** Operative for the first time. */
    ACTIVE,
    /** Operative again. */
    RESTORED;

    /**
     * What the person is told of that change; nothing where nothing changes, or where all that came is taken back.
     *
     * @param before empty where the Order had not spoken
     */
    static Optional<MailKind> of(Optional<GrantState> before, Optional<GrantState> after) {
        return before.equals(after) ? Optional.empty() : after.flatMap(state -> of(before, state));
    }

    private static Optional<MailKind> of(Optional<GrantState> before, GrantState after) {
        return switch (after) {
            case SUSPENDED -> Optional.of(SUSPENDED);
            case REVOKED -> Optional.of(REVOKED);
            case PENDING_FIRST -> Optional.of(PENDING_FIRST);
            case PENDING_REACTIVATION -> Optional.of(PENDING_REACTIVATION);
            case ACTIVE ->
                Optional.of(
                        before.filter(state -> state != GrantState.PENDING_FIRST)
                                        .isPresent()
                                ? RESTORED
                                : ACTIVE);
            case ASKED, REFUSED, WITHDRAWN -> Optional.empty();
        };
    }

    /** The part of the texts' keys. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
