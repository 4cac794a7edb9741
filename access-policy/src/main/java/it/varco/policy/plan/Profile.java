package it.varco.policy.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A category of users.
 *
 * @param slug the name that never changes: in grants, roles and phases
 * @param names what people call it, by language; Italian is always there
 * @param within the umbrellas whose phases hold for it too
 * @param delegatedBy the profile whose holders grant this one, where its source is a delegation
 * @param group the path of the group whose members hold it, where its source is a group
 */
public record Profile(
        String slug,
        Map<String, String> names,
        ProfileKind kind,
        List<String> within,
        GrantSource source,
        DelegationRule delegation,
        Optional<String> delegatedBy,
        Optional<String> group) {

    private static final String DELEGATE = "-delegato";

    public Profile {
        names = Map.copyOf(names);
        within = List.copyOf(within);
    }

    /** The name in that language, in Italian where the plan has none. */
    public String name(String language) {
        return names.getOrDefault(language, names.get("it"));
    }

    /** The role of those who act for a holder. */
    public String delegateRole() {
        return slug + DELEGATE;
    }

    /** The slug whose delegates would have that role; empty where it is no role of delegates. */
    public static Optional<String> slugOfDelegateRole(String role) {
        return role.endsWith(DELEGATE)
                ? Optional.of(role.substring(0, role.length() - DELEGATE.length()))
                : Optional.empty();
    }
}
