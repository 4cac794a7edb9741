package it.varco.roles.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleClosureTest {

    private static final Map<String, List<String>> COMPOSITES = Map.of(
            "default-roles", List.of("offline", "ditte"),
            "ditte", List.of("app:firms", "app:shared"),
            "clerk", List.of("app:shared"),
            "ring", List.of("ring-back"),
            "ring-back", List.of("ring"));

    @Test
    void takesOutABarredRoleWithWhatIsHeldOnlyThroughIt() {
        assertThat(closure(Set.of("default-roles"), "ditte")).containsExactlyInAnyOrder("default-roles", "offline");
    }

    @Test
    void leavesWhatIsHeldInAnotherWayToo() {
        assertThat(closure(Set.of("default-roles", "clerk"), "ditte"))
                .containsExactlyInAnyOrder("default-roles", "offline", "clerk", "app:shared");
    }

    @Test
    void expandsCompositesThatAreNotBarred() {
        assertThat(closure(Set.of("default-roles"), "nothing"))
                .containsExactlyInAnyOrder("default-roles", "offline", "ditte", "app:firms", "app:shared");
    }

    @Test
    void comesToAnEndInARing() {
        assertThat(closure(Set.of("ring"), "nothing")).containsExactlyInAnyOrder("ring", "ring-back");
    }

    private static Set<String> closure(Set<String> start, String barred) {
        return RoleClosure.of(start, role -> COMPOSITES.getOrDefault(role, List.of()).stream(), barred::equals);
    }

    @Test
    void passesThroughNoBarredRoleToAnotherOne() {
        Set<String> found = RoleClosure.of(
                List.of("a"),
                role -> role.equals("a") ? Stream.of("b") : role.equals("b") ? Stream.of("c") : Stream.empty(),
                "b"::equals);
        assertThat(found).containsExactly("a");
    }
}
