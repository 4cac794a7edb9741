package it.varco.roles.grants;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.plan.GrantSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** On what each action rests, besides the word of whoever does it. */
    @ParameterizedTest(name = "{0} {1} by {2}")
    @CsvSource(delimiter = '|', textBlock = """
            OFFICE     | ASK      | operator  | office
            OFFICE     | ACCREDIT | operator  | office act
            OFFICE     | REFUSE   | operator  | office act
            OFFICE     | WITHDRAW | operator  | office act
            OPEN       | RECORD   | operator  | office
            OPEN       | WITHDRAW | operator  | office
            DELEGATION | DELEGATE | operator  | office
            DELEGATION | WITHDRAW | operator  | office
            DELEGATION | DELEGATE | delegator | nothing
            DELEGATION | WITHDRAW | delegator | nothing
            """)
    void restsOnThisPaperAndOnNoLess(GrantSource source, GrantAction action, String by, String paper) {
        Set<String> needed = Set.of(paper.split(" "));
        for (String brought : new String[] {"nothing", "act", "office", "office act"}) {
            List<String> papers = List.of(brought.split(" "));
            boolean enough = paper.equals("nothing") || papers.containsAll(needed);
            assertThat(GrantTransitions.lacksPaper(order(source, action, by, papers)))
                    .as(brought)
                    .isEqualTo(!enough);
        }
    }

    private static GrantOrder order(GrantSource source, GrantAction action, String by, List<String> papers) {
        boolean delegation = source == GrantSource.DELEGATION;
        return new GrantOrder(
                action,
                TestProfiles.of(delegation ? GrantSource.OPEN : source),
                delegation ? Optional.of("delegator") : Optional.empty(),
                GrantPeriod.from(Instant.parse("2021-04-06T08:00:00Z")),
                new GrantChange.Word(
                        by,
                        papers.contains("office") ? Optional.of("Roma") : Optional.empty(),
                        papers.contains("act") ? Optional.of("7/2021") : Optional.empty()));
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
