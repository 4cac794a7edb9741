package it.varco.policy.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one person may do in one session at one instant.
 *
 * @param login whether the session may be
 * @param roles each grant with its answers; none is allowed where {@code login} is not
 * @param entry what the gate does with the sign-in
 * @param notices what the person will soon lose
 * @param changesAt the next instant at which login, roles or entry may be another; notices come and go without it
 */
public record PersonalAccess(
        Decision login, List<RoleAnswer> roles, Entry entry, List<Notice> notices, Optional<Instant> changesAt) {

    /** Whether the person may come in. */
    public enum Entry {
        OPEN,
        /** This way of signing in is not accepted from this person today. */
        LOGIN_REFUSED,
        /** It is accepted, but the plan took the last role. */
        NO_ROLE_LEFT
    }

    public PersonalAccess {
        roles = List.copyOf(roles);
        notices = List.copyOf(notices);
    }

    /** The roles for the token, without repetition. */
    public List<String> allowedRoles() {
        return roles.stream()
                .filter(RoleAnswer::isAllowed)
                .map(RoleAnswer::role)
                .distinct()
                .toList();
    }

    /** What the person holds or is about to hold, and does not get in this session. */
    public List<RoleAnswer> missing() {
        return roles.stream().filter(answer -> !answer.isAllowed()).toList();
    }
}
