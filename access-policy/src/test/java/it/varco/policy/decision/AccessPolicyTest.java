package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.NOBODY;
import static it.varco.policy.decision.TestPeople.byOldPassword;
import static it.varco.policy.decision.TestPeople.bySpid;
import static it.varco.policy.decision.TestPeople.held;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPeople.person;
import static it.varco.policy.decision.TestPlan.everybody;
import static it.varco.policy.decision.TestPlan.phase;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.Holder;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Stop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which version of a plan decides. */
class AccessPolicyTest {

    private static final Instant FIRST = midnight("2020-01-01");
    private static final Instant SECOND = midnight("2020-06-01");
    private static final Holder WHO = person("who", held("cittadini", GrantSource.OPEN));

    private static PlanVersion version(int number, String from) {
        return new PlanVersion(
                number, TestPlan.withoutPhases().effectiveFrom(from).compiled());
    }

    @Test
    void withoutAnyVersionThereIsNothing() {
        PersonalAccess access = AccessPolicy.of(List.of()).decide(WHO, NOBODY, Optional.of(bySpid(3)), FIRST);

        assertThat(access.login().reason()).isEqualTo(Reason.NO_PLAN);
        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.LOGIN_REFUSED);
        assertThat(access.allowedRoles()).isEmpty();
        assertThat(access.changesAt()).isEmpty();
    }

    @Test
    void beforeTheFirstVersionThereIsNothing() {
        AccessPolicy policy = AccessPolicy.of(List.of(version(1, "2020-01-01")));
        PersonalAccess before = policy.decide(WHO, NOBODY, Optional.of(bySpid(3)), FIRST.minusMillis(1));

        assertThat(before.login().reason()).isEqualTo(Reason.NO_PLAN);
        assertThat(before.changesAt()).contains(FIRST);
        assertThat(policy.decide(WHO, NOBODY, Optional.of(bySpid(3)), FIRST).allowedRoles())
                .containsExactly("cittadini");
    }

    @Test
    void nextVersionDecidesFromItsDay() {
        AccessPolicy policy = AccessPolicy.of(List.of(
                version(1, "2020-01-01"),
                new PlanVersion(
                        2,
                        TestPlan.withoutPhases()
                                .effectiveFrom("2020-06-01")
                                .with(phase("1", "2020-01-01", everybody(), Stop.ROLE))
                                .compiled())));
        PersonalAccess before = policy.decide(WHO, NOBODY, Optional.of(byOldPassword()), SECOND.minusMillis(1));

        assertThat(before.allowedRoles()).containsExactly("cittadini");
        assertThat(before.changesAt()).contains(SECOND);
        assertThat(policy.decide(WHO, NOBODY, Optional.of(byOldPassword()), SECOND)
                        .allowedRoles())
                .isEmpty();
        assertThat(policy.nextVersionAfter(SECOND)).isEmpty();
    }

    @Test
    void passwordsAreGivenOutByTheVersionOfTheDay() {
        AccessPolicy policy = AccessPolicy.of(List.of(version(1, "2020-01-01")));
        IssueRequest request = TestPeople.asksForPassword();

        assertThat(policy.issue(request, List.of(), Pending.NO_ROLE, FIRST.minusMillis(1))
                        .reason())
                .isEqualTo(Reason.NO_PLAN);
        assertThat(policy.issue(request, List.of(), Pending.NO_ROLE, FIRST).reason())
                .isEqualTo(Reason.ISSUE_OPEN);
    }

    @Test
    void ofTwoThatHaveBegunTheOnePublishedLastDecides() {
        AccessPolicy policy =
                AccessPolicy.of(List.of(version(2, "2020-06-01"), version(3, "2020-01-01"), version(1, "2020-03-01")));

        assertThat(policy.at(midnight("2020-12-01")).map(PlanVersion::number)).contains(3);
        assertThat(policy.at(FIRST).map(PlanVersion::number)).contains(3);
        assertThat(policy.at(FIRST.minusMillis(1))).isEmpty();
    }

    @Test
    void laterPublicationThatBeginsLaterWaits() {
        AccessPolicy policy = AccessPolicy.of(List.of(version(1, "2020-01-01"), version(2, "2020-06-01")));

        assertThat(policy.at(SECOND.minusMillis(1)).map(PlanVersion::number)).contains(1);
        assertThat(policy.at(SECOND).map(PlanVersion::number)).contains(2);
        assertThat(policy.nextVersionAfter(FIRST)).contains(SECOND);
        assertThat(policy.nextVersionAfter(FIRST.minusMillis(1))).contains(FIRST);
    }

    @Test
    void withoutASignInTheNextVersionIsTheNextInstant() {
        AccessPolicy policy = AccessPolicy.of(List.of(version(1, "2020-01-01"), version(2, "2020-06-01")));

        assertThat(policy.decide(WHO, NOBODY, Optional.empty(), FIRST).changesAt())
                .contains(SECOND);
    }
}
