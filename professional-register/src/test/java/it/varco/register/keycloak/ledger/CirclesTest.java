package it.varco.register.keycloak.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CirclesTest {

    @Test
    void takesEverybodyForOneWhomNothingJoins() {
        assertThat(new Circles(List.of("a", "b")).all()).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
    }

    @Test
    void joinsWhomSeveralAliasesJoinInWhateverOrder() {
        Circles circles = new Circles(List.of("a", "b", "c", "d", "e"));
        circles.join("a", "b");
        circles.join("c", "d");
        circles.join("d", "a");

        assertThat(circles.all()).containsExactlyInAnyOrder(Set.of("a", "b", "c", "d"), Set.of("e"));
        assertThat(circles.of("b")).isEqualTo(circles.of("c"));
    }

    @Test
    void bringsInWhomAnAliasNamesFirst() {
        Circles circles = new Circles(List.of("a"));
        circles.join("a", "z");

        assertThat(circles.members()).containsExactlyInAnyOrder("a", "z");
    }

    @Test
    void bearsARoundOfAliases() {
        Circles circles = new Circles(List.of("a"));
        circles.join("a", "b");
        circles.join("b", "a");
        circles.join("a", "a");

        assertThat(circles.all()).containsExactly(Set.of("a", "b"));
    }
}
