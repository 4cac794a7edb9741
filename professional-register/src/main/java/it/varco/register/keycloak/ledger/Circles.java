package it.varco.register.keycloak.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rows that are one person each, by the ids of the rows. Most persons are a circle of one. */
final class Circles {

    private final Map<String, Set<String>> circleOf = new HashMap<>();

    Circles(Collection<String> ids) {
        ids.forEach(this::add);
    }

    /** Says that the two are one. */
    void join(String one, String other) {
        add(one);
        add(other);
        Set<String> joined = new TreeSet<>(circleOf.get(one));
        joined.addAll(circleOf.get(other));
        joined.forEach(id -> circleOf.put(id, joined));
    }

    Set<String> members() {
        return Set.copyOf(circleOf.keySet());
    }

    Set<String> of(String id) {
        return circleOf.get(id);
    }

    Set<Set<String>> all() {
        return new HashSet<>(circleOf.values());
    }

    private void add(String id) {
        circleOf.computeIfAbsent(id, own -> new TreeSet<>(Set.of(own)));
    }
}
