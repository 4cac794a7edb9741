package it.varco.policy.keycloak.publishing;

import java.util.Set;
import java.util.TreeSet;

/**
 * What would be other for one person who comes in by one method.
 *
 * @param account the account's id
 */
record RoleChange(String account, String method, Set<String> loses, Set<String> gains) {

    static RoleChange between(String account, String method, Set<String> before, Set<String> after) {
        return new RoleChange(account, method, without(before, after), without(after, before));
    }

    boolean isAny() {
        return !loses.isEmpty() || !gains.isEmpty();
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
