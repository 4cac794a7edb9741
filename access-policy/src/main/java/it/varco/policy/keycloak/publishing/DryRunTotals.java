package it.varco.policy.keycloak.publishing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts people, and by role and method who loses and who gains; as large as the plan, however many people there are. */
final class DryRunTotals {

    private final Map<String, Map<String, Integer>> losing = new TreeMap<>();
    private final Map<String, Map<String, Integer>> gaining = new TreeMap<>();
    private int people;
    private int concerned;

    void count(Set<RoleChange> changesOfOnePerson) {
        people++;
        if (!changesOfOnePerson.isEmpty()) {
            concerned++;
        }
        for (RoleChange change : changesOfOnePerson) {
            change.loses().forEach(role -> add(losing, role, change.method()));
            change.gains().forEach(role -> add(gaining, role, change.method()));
        }
    }

    Map<String, Object> asJson() {
        return Map.of("people", people, "concerned", concerned, "losing", losing, "gaining", gaining);
    }

    private static void add(Map<String, Map<String, Integer>> counts, String role, String method) {
        counts.computeIfAbsent(role, ignored -> new TreeMap<>()).merge(method, 1, Integer::sum);
    }
}
