package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.LONG_AGO;
import static it.varco.policy.decision.TestPeople.NOBODY;
import static it.varco.policy.decision.TestPeople.byOldPassword;
import static it.varco.policy.decision.TestPeople.bySpid;
import static it.varco.policy.decision.TestPeople.change;
import static it.varco.policy.decision.TestPeople.delegated;
import static it.varco.policy.decision.TestPeople.grant;
import static it.varco.policy.decision.TestPeople.held;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPeople.people;
import static it.varco.policy.decision.TestPeople.person;
import static it.varco.policy.decision.TestPlan.everybody;
import static it.varco.policy.decision.TestPlan.of;
import static it.varco.policy.decision.TestPlan.phase;
import static it.varco.policy.decision.TestPlan.withoutDelegates;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.grant.Holders;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileKind;
import it.varco.policy.plan.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** who acts for others. */
class DelegationTest {

    private static final Instant NOW = midnight("2020-06-01");
    private static final Instant LATER = midnight("2020-09-01");
    private static final Holder HOLDER = person("holder", held("avvocati", GrantSource.OFFICE));
    private static final Holder DELEGATE = person("delegate", delegated("avvocati", "holder"));

    private static PersonalAccess strong(TestPlan plan, Holder who, Holders others) {
        return plan.policy().decide(who, others, Optional.of(bySpid(2)), NOW);
    }

    private static PersonalAccess weak(TestPlan plan, Holder who, Holders others, Instant instant) {
        return plan.policy().decide(who, others, Optional.of(byOldPassword()), instant);
    }

    private static RoleAnswer only(PersonalAccess access) {
        assertThat(access.roles()).hasSize(1);
        return access.roles().get(0);
    }

    @Test
    void delegateOfHolderHasTheDelegatesRoleAndNamesTheDelegator() {
        RoleAnswer answer = only(strong(TestPlan.withoutPhases(), DELEGATE, people(HOLDER)));

        assertThat(answer.isAllowed()).isTrue();
        assertThat(answer.role()).isEqualTo("avvocati-delegato");
        assertThat(answer.delegator()).contains("holder");
    }

    @Test
    void delegateForProfileThatComesByDelegationHoldsItsOwnRole() {
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));

        assertThat(strong(TestPlan.withoutPhases(), person("carla", delegated("zonali", "ada")), people(ada))
                        .allowedRoles())
                .containsExactly("zonali");
    }

    @Test
    void delegateOfThatDelegateIsADelegate() {
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));
        Holder carla = person("carla", delegated("zonali", "ada"));

        assertThat(strong(TestPlan.withoutPhases(), person("ivo", delegated("zonali", "carla")), people(ada, carla))
                        .allowedRoles())
                .containsExactly("zonali-delegato");
    }

    @Test
    void whoIsDelegatedInBothWaysHoldsTheProfileItself() {
        Holder ada = person("ada", delegated("zonali", "bea"), held("nazionali", GrantSource.OFFICE));
        Holder bea = person("bea", held("nazionali", GrantSource.OFFICE));

        assertThat(strong(TestPlan.withoutPhases(), person("carla", delegated("zonali", "ada")), people(ada, bea))
                        .allowedRoles())
                .containsExactly("zonali");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "4, true", "5, false", "6, false"})
    void chainHasFourLinksAtMost(int links, boolean holds) {
        List<Holder> chain = new ArrayList<>(List.of(person("0", held("avvocati", GrantSource.OFFICE))));
        IntStream.rangeClosed(1, links)
                .forEach(link -> chain.add(person("" + link, delegated("avvocati", "" + (link - 1)))));
        RoleAnswer answer =
                only(strong(TestPlan.withoutPhases(), chain.get(links), people(chain.toArray(Holder[]::new))));

        assertThat(answer.isAllowed()).isEqualTo(holds);
        assertThat(answer.grant().reason()).isEqualTo(holds ? Reason.GRANTED : Reason.DELEGATION_TOO_LONG);
    }

    @Test
    void circleGivesNothing() {
        Holder one = person("one", delegated("avvocati", "two"));
        Holder two = person("two", delegated("avvocati", "one"));

        assertThat(only(strong(TestPlan.withoutPhases(), one, people(one, two)))
                        .grant()
                        .reason())
                .isEqualTo(Reason.DELEGATION_IN_A_CIRCLE);
    }

    @Test
    void delegateOfOneselfHasNothing() {
        Holder own = person("own", delegated("avvocati", "own"), held("avvocati", GrantSource.OFFICE));

        assertThat(strong(TestPlan.withoutPhases(), own, people(own)).allowedRoles())
                .containsExactly("avvocati");
    }

    @Test
    void circleBesideAnotherWayHarmsNobody() {
        Holder one = person("one", delegated("avvocati", "two"));
        Holder two = person("two", delegated("avvocati", "one"), held("avvocati", GrantSource.OFFICE));

        assertThat(only(strong(TestPlan.withoutPhases(), one, people(one, two))).isAllowed())
                .isTrue();
    }

    @Test
    void delegatorWhoIsNotThereOrDisabledGivesNothing() {
        RoleAnswer answer = only(strong(TestPlan.withoutPhases(), DELEGATE, NOBODY));

        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.role()).isEqualTo("avvocati-delegato");
        assertThat(answer.grant()).isEqualTo(Decision.deny(Reason.DELEGATOR_WITHOUT_PROFILE, "grant/delegation"));
    }

    @ParameterizedTest
    @EnumSource(GrantState.class)
    void onlyActiveDelegatorGivesSomethingAndNobodyLearnsWhyNot(GrantState state) {
        Holder holder = person("holder", grant("avvocati", GrantSource.OFFICE, change(LONG_AGO, state)));
        RoleAnswer answer = only(strong(TestPlan.withoutPhases(), DELEGATE, people(holder)));

        assertThat(answer.isAllowed()).isEqualTo(state == GrantState.ACTIVE);
        assertThat(answer.grant().reason())
                .isEqualTo(state == GrantState.ACTIVE ? Reason.GRANTED : Reason.DELEGATOR_WITHOUT_PROFILE);
    }

    @ParameterizedTest
    @EnumSource(GrantState.class)
    void onlyActiveDelegationGivesSomething(GrantState state) {
        Holder delegate = person("delegate", delegated("avvocati", "holder", change(LONG_AGO, state)));

        assertThat(only(strong(TestPlan.withoutPhases(), delegate, people(HOLDER)))
                        .isAllowed())
                .isEqualTo(state == GrantState.ACTIVE);
    }

    @Test
    void delegatorOfAnotherProfileGivesNothing() {
        Holder holder = person("holder", held("ditte", GrantSource.OPEN), held("cittadini", GrantSource.OPEN));

        assertThat(only(strong(TestPlan.withoutPhases(), DELEGATE, people(holder)))
                        .grant()
                        .reason())
                .isEqualTo(Reason.DELEGATOR_WITHOUT_PROFILE);
    }

    @Test
    void delegatorByTheWrongSourceGivesNothing() {
        Holder holder = person("holder", held("avvocati", GrantSource.OPEN));

        assertThat(only(strong(TestPlan.withoutPhases(), DELEGATE, people(holder)))
                        .isAllowed())
                .isFalse();
    }

    /** Only a profile that comes by delegation comes from another one. */
    @Test
    void profileWithASourceOfItsOwnIsNotHadFromHoldersOfAnother() {
        TestPlan plan = TestPlan.withoutPhases()
                .but(draft -> draft.profiles.add(new Profile(
                        "periti",
                        Map.of("it", "periti"),
                        ProfileKind.PROFESSIONAL,
                        List.of(),
                        GrantSource.OFFICE,
                        DelegationRule.NONE,
                        Optional.of("nazionali"),
                        Optional.empty())));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));

        assertThat(only(strong(plan, person("who", delegated("periti", "ada")), people(ada)))
                        .grant()
                        .reason())
                .isEqualTo(Reason.DELEGATION_NOT_FORESEEN);
    }

    @Test
    void profileThatKnowsNoDelegatesHasNone() {
        Holder chief = person("chief", held("dipendenti", GrantSource.GROUP));

        assertThat(only(strong(
                                TestPlan.withoutPhases(),
                                person("delegate", delegated("dipendenti", "chief")),
                                people(chief)))
                        .grant()
                        .reason())
                .isEqualTo(Reason.DELEGATION_NOT_FORESEEN);
    }

    /** The delegator's profile is stopped, the delegate's own is named by no phase: both are stopped. */
    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            names = {"ROLE", "LOGIN"})
    void whatStopsTheDelegatorStopsTheDelegate(Stop stop) {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-12-01", of("nazionali"), stop));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));
        Holder carla = person("carla", delegated("zonali", "ada"));
        Instant start = midnight("2020-12-01");

        for (Holder who : List.of(ada, carla)) {
            PersonalAccess before = weak(plan, who, people(ada), start.minusMillis(1));
            PersonalAccess after = weak(plan, who, people(ada), start);

            assertThat(before.allowedRoles()).hasSize(1);
            assertThat(before.changesAt()).contains(start);
            assertThat(after.entry())
                    .isEqualTo(
                            stop == Stop.LOGIN
                                    ? PersonalAccess.Entry.LOGIN_REFUSED
                                    : PersonalAccess.Entry.NO_ROLE_LEFT);
        }
    }

    @Test
    void passwordGivenOutAfterTheDelegatorsIssueStopIsNoneForTheDelegateEither() {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2015-01-01", of("nazionali"), Stop.ISSUE));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));
        Holder carla = person("carla", delegated("zonali", "ada"));

        assertThat(weak(plan, carla, people(ada), NOW).login().reason()).isEqualTo(Reason.CREDENTIAL_ISSUED_TOO_LATE);
        assertThat(plan.compiled()
                        .issue(TestPeople.asksForPassword(), List.of("zonali"), Pending.NO_ROLE, NOW)
                        .reason())
                .isEqualTo(Reason.ISSUE_STOPPED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            names = {"ROLE", "LOGIN"})
    void phaseWithoutDelegatesLeavesThemAlone(Stop stop) {
        TestPlan plan = TestPlan.withoutPhases().with(withoutDelegates(phase("1", "2020-01-01", of("avvocati"), stop)));

        assertThat(weak(plan, DELEGATE, people(HOLDER), NOW).allowedRoles()).containsExactly("avvocati-delegato");
        assertThat(weak(plan, HOLDER, NOBODY, NOW).allowedRoles()).isEmpty();
    }

    /** To a phase that names a profile which only comes by delegation, those who have it are its holders. */
    @Test
    void phaseWithoutDelegatesOnProfileThatComesByDelegationStopsItsHolders() {
        TestPlan plan =
                TestPlan.withoutPhases().with(withoutDelegates(phase("1", "2020-01-01", of("zonali"), Stop.ROLE)));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));
        Holder carla = person("carla", delegated("zonali", "ada"));
        Holder ivo = person("ivo", delegated("zonali", "carla"));

        assertThat(weak(plan, carla, people(ada), NOW).allowedRoles()).isEmpty();
        assertThat(weak(plan, ivo, people(ada, carla), NOW).allowedRoles()).containsExactly("zonali-delegato");
    }

    @Test
    void phaseWithoutDelegatesOnTheDelegatorsProfileLeavesThoseAloneWhoHoldTheirsFromIt() {
        TestPlan plan =
                TestPlan.withoutPhases().with(withoutDelegates(phase("1", "2020-01-01", of("nazionali"), Stop.ROLE)));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));

        assertThat(weak(plan, person("carla", delegated("zonali", "ada")), people(ada), NOW)
                        .allowedRoles())
                .containsExactly("zonali");
    }

    @Test
    void phaseWithoutDelegatesOnEverybodyStopsWhoHoldsAProfileThatComesByDelegation() {
        TestPlan plan =
                TestPlan.withoutPhases().with(withoutDelegates(phase("1", "2020-01-01", everybody(), Stop.ROLE)));
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));

        assertThat(weak(plan, person("carla", delegated("zonali", "ada")), people(ada), NOW)
                        .allowedRoles())
                .isEmpty();
    }

    /** the delegate of who is pending or suspended is refused like the delegator. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE, NO_ROLE_LEFT",
        "PENDING_FIRST, NO_ROLE_LEFT",
        "PENDING_REACTIVATION, NO_ROLE_LEFT",
        "SUSPENDED, NO_ROLE_LEFT",
        "REVOKED, OPEN",
        "WITHDRAWN, OPEN",
        "ASKED, OPEN",
        "REFUSED, OPEN",
    })
    void delegateMeetsTheSameDoorAsTheDelegator(GrantState state, PersonalAccess.Entry entry) {
        TestPlan plan = TestPlan.withoutPhases().with(phase("1", "2020-01-01", of("albo"), Stop.ROLE));
        Holder anna = person("anna", grant("consulenti", GrantSource.REGISTER, change(LONG_AGO, state)));
        Holder marta = person("marta", delegated("consulenti", "anna"));
        Holder ivo = person("ivo", delegated("consulenti", "marta"));

        for (Holder who : List.of(anna, marta, ivo)) {
            assertThat(weak(plan, who, people(anna, marta), NOW).entry()).isEqualTo(entry);
        }
    }

    @Test
    void everyLinkOfAChainMayChangeTheAnswer() {
        Holder first = person(
                "first",
                grant(
                        "avvocati",
                        GrantSource.OFFICE,
                        change(LONG_AGO, GrantState.ACTIVE),
                        change(LATER, GrantState.WITHDRAWN)));
        Holder second = person("second", delegated("avvocati", "first"));
        Holder third = person("third", delegated("avvocati", "second"));

        assertThat(strong(TestPlan.withoutPhases(), third, people(first, second))
                        .changesAt())
                .contains(LATER);
    }

    @Test
    void linkThatDoesNotHoldYetMayChangeTheAnswerToo() {
        Holder first = person("first", grant("avvocati", GrantSource.OFFICE, change(LATER, GrantState.ACTIVE)));
        PersonalAccess access =
                strong(TestPlan.withoutPhases(), person("second", delegated("avvocati", "first")), people(first));

        assertThat(access.allowedRoles()).isEmpty();
        assertThat(access.changesAt()).contains(LATER);
    }

    /** The role's name is another once the delegator holds the profile from which it comes. */
    @Test
    void anotherWayThatBeginsLaterMayChangeTheAnswerThoughOneHolds() {
        Holder bea = person("bea", held("nazionali", GrantSource.OFFICE));
        Holder ada = person(
                "ada",
                delegated("zonali", "bea"),
                grant("nazionali", GrantSource.OFFICE, change(LATER, GrantState.ACTIVE)));
        Holder carla = person("carla", delegated("zonali", "ada"));
        AccessPolicy policy = TestPlan.withoutPhases().policy();
        PersonalAccess now = policy.decide(carla, people(ada, bea), Optional.of(bySpid(2)), NOW);

        assertThat(now.allowedRoles()).containsExactly("zonali-delegato");
        assertThat(now.changesAt()).contains(LATER);
        assertThat(policy.decide(carla, people(ada, bea), Optional.of(bySpid(2)), LATER)
                        .allowedRoles())
                .containsExactly("zonali");
    }

    /** Twenty people who all delegate to each other make a hundred thousand ways of four links. */
    @Test
    void ringOfPeopleDoesNotKeepADecisionBusy() {
        List<Holder> ring = IntStream.range(0, 20)
                .mapToObj(one -> new Holder(
                        "" + one,
                        IntStream.range(0, 20)
                                .filter(other -> other != one)
                                .mapToObj(other -> delegated("avvocati", "" + other))
                                .toList()))
                .toList();
        Holders people = people(ring.toArray(Holder[]::new));
        AtomicInteger asked = new AtomicInteger();
        PersonalAccess access = strong(TestPlan.withoutPhases(), ring.get(0), id -> {
            asked.incrementAndGet();
            return people.find(id);
        });

        assertThat(access.allowedRoles()).isEmpty();
        assertThat(asked).hasValueLessThanOrEqualTo(20);
        assertThat(access.roles()).hasSize(19).noneMatch(RoleAnswer::isAllowed);
    }

    /** As many delegations as one decision follows, and one more. */
    @ParameterizedTest
    @CsvSource({"256, 256", "257, 256"})
    void decisionFollowsNoMoreThanItsShareOfDelegations(int grants, int held) {
        Holder busy = new Holder(
                "busy",
                IntStream.range(0, grants)
                        .mapToObj(any -> delegated("avvocati", "holder"))
                        .toList());

        assertThat(strong(TestPlan.withoutPhases(), busy, people(HOLDER)).roles().stream()
                        .filter(RoleAnswer::isAllowed))
                .hasSize(held);
    }
}
