package it.varco.roles.grants;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrantTransitionsTest {

    /** Of each action the states from which it leads somewhere, those in which it is done already, and where it leads. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            OFFICE     | ASK      | NONE REFUSED WITHDRAWN | ASKED     | ASKED
            OFFICE     | ACCREDIT | NONE ASKED             | ACTIVE    | ACTIVE
            OFFICE     | REFUSE   | ASKED                  | REFUSED   | REFUSED
            OFFICE     | WITHDRAW | ACTIVE                 | WITHDRAWN | WITHDRAWN
            OPEN       | RECORD   | NONE WITHDRAWN         | ACTIVE    | ACTIVE
            OPEN       | WITHDRAW | ACTIVE                 | WITHDRAWN | WITHDRAWN
            DELEGATION | DELEGATE | NONE WITHDRAWN         | ACTIVE    | ACTIVE
            DELEGATION | WITHDRAW | ACTIVE                 | WITHDRAWN | WITHDRAWN
            """)
    void leadsFromTheseStatesAndNoOthers(
            GrantSource source, GrantAction action, String from, GrantState already, GrantState to) {
        everyState().forEach(state -> {
            GrantStep step = GrantTransitions.step(source, action, state);
            String name = state.map(GrantState::name).orElse("NONE");
            if (state.equals(Optional.of(already))) {
                assertThat(step).as(name).isEqualTo(new GrantStep.Already());
            } else if (Arrays.asList(from.split(" ")).contains(name)) {
                assertThat(step).as(name).isEqualTo(new GrantStep.To(to));
            } else {
                assertThat(step).as(name).isEqualTo(new GrantStep.Impossible());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER", "GROUP"})
    void nobodyTouchesWhatTheOrderOrAGroupGives(GrantSource source) {
        for (GrantAction action : GrantAction.values()) {
            everyState()
                    .forEach(state -> assertThat(GrantTransitions.step(source, action, state))
                            .isEqualTo(new GrantStep.NotOfThisSource()));
        }
    }

    @Test
    void anActionOfAnotherSourceIsNone() {
        assertThat(GrantTransitions.step(GrantSource.OPEN, GrantAction.ACCREDIT, Optional.empty()))
                .isEqualTo(new GrantStep.NotOfThisSource());
        assertThat(GrantTransitions.step(GrantSource.OFFICE, GrantAction.RECORD, Optional.empty()))
                .isEqualTo(new GrantStep.NotOfThisSource());
        assertThat(GrantTransitions.step(GrantSource.DELEGATION, GrantAction.ASK, Optional.empty()))
                .isEqualTo(new GrantStep.NotOfThisSource());
    }

    private static Stream<Optional<GrantState>> everyState() {
        return Stream.concat(
                Stream.of(Optional.empty()), Arrays.stream(GrantState.values()).map(Optional::of));
    }
}
