package it.varco.roles.token;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All roles that follow from some, through composites, where barred ones are neither held nor passed through. */
public final class RoleClosure {

    private RoleClosure() {}

    /**
     * The roles that follow, those at the start included.
     *
     * @param parts what a composite consists of
     * @param barred a role that counts as if it were not there
     */
    public static <R> Set<R> of(Collection<R> start, Function<R, Stream<R>> parts, Predicate<R> barred) {
        Set<R> found = new LinkedHashSet<>();
        Deque<R> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            R role = open.pop();
            if (!barred.test(role) && found.add(role)) {
                parts.apply(role).forEach(open::push);
            }
        }
        return found;
    }
}
