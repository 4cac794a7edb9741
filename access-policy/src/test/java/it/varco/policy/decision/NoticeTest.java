package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.NOBODY;
import static it.varco.policy.decision.TestPeople.byOldPassword;
import static it.varco.policy.decision.TestPeople.bySpid;
import static it.varco.policy.decision.TestPeople.delegated;
import static it.varco.policy.decision.TestPeople.held;
import static it.varco.policy.decision.TestPeople.midnight;
import static it.varco.policy.decision.TestPeople.people;
import static it.varco.policy.decision.TestPeople.person;
import static it.varco.policy.decision.TestPeople.rome;
import static it.varco.policy.decision.TestPlan.of;
import static it.varco.policy.decision.TestPlan.phase;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.Holder;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Stop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** who is told, from when, of what. */
class NoticeTest {

    private static final AccessPolicy INAIL = TestPlan.inail().policy();
    private static final LocalDate PHASE_1 = LocalDate.of(2020, 12, 1);
    private static final LocalDate FINAL = LocalDate.of(2021, 10, 1);
    private static final Holder BRUNO =
            person("bruno", held("avvocati", GrantSource.OFFICE), held("ditte", GrantSource.OPEN));

    private static List<Notice> notices(Holder who, SignInFacts facts, Instant instant) {
        return INAIL.decide(who, NOBODY, Optional.of(facts), instant).notices();
    }

    /** Thirty days before and not thirty-one. */
    @ParameterizedTest
    @CsvSource({
        "2020-10-31T23:59:59.999, 0",
        "2020-11-01T00:00:00, 1",
        "2020-11-30T23:59:59.999, 1",
        "2020-12-01T00:00:00, 0",
    })
    void personIsToldThirtyDaysBeforeAndNotThirtyOne(String civil, int told) {
        assertThat(notices(BRUNO, byOldPassword(), rome(civil))).hasSize(told);
    }

    @Test
    void noticeNamesTheProfileTheDayAndTheAct() {
        assertThat(notices(BRUNO, byOldPassword(), rome("2020-11-15T12:00:00")))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.profile()).contains("avvocati");
                    assertThat(notice.from()).isEqualTo(PHASE_1);
                    assertThat(notice.act().number()).isEqualTo("36");
                });
    }

    @Test
    void whoComesInByAStrongMethodIsToldNothing() {
        assertThat(notices(BRUNO, bySpid(2), rome("2020-11-15T12:00:00"))).isEmpty();
    }

    @Test
    void endOfSigningInIsToldAlsoToWhoHoldsNothing() {
        Instant before = rome("2021-09-15T12:00:00");

        assertThat(notices(person("nobody"), byOldPassword(), before))
                .extracting(Notice::profile, Notice::from)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.empty(), FINAL));
        assertThat(notices(BRUNO, byOldPassword(), before))
                .extracting(Notice::profile)
                .containsExactly(Optional.of("ditte"), Optional.empty());
        assertThat(notices(person("nobody"), bySpid(2), before)).isEmpty();
    }

    @Test
    void nobodyIsToldOfAProfileThatIsNotExercised() {
        Holder stranger = person("stranger", held("avvocati", GrantSource.OPEN), held("sconosciuti", GrantSource.OPEN));

        assertThat(notices(stranger, byOldPassword(), rome("2020-11-15T12:00:00")))
                .isEmpty();
    }

    @Test
    void delegateIsToldOfWhatStopsTheDelegator() {
        AccessPolicy policy = TestPlan.withoutPhases()
                .with(phase("1", "2020-12-01", of("nazionali"), Stop.ROLE))
                .policy();
        Holder ada = person("ada", held("nazionali", GrantSource.OFFICE));
        Holder carla = person("carla", delegated("zonali", "ada"));

        assertThat(policy.decide(carla, people(ada), Optional.of(byOldPassword()), rome("2020-11-15T12:00:00"))
                        .notices())
                .containsExactly(new Notice(Optional.of("zonali"), PHASE_1, TestPlan.ACT));
    }

    @Test
    void endOfSigningInWithAProfileIsTold() {
        AccessPolicy policy = TestPlan.withoutPhases()
                .with(phase("1", "2020-12-01", of("avvocati"), Stop.LOGIN))
                .policy();

        assertThat(policy.decide(BRUNO, NOBODY, Optional.of(byOldPassword()), midnight("2020-11-01"))
                        .notices())
                .containsExactly(new Notice(Optional.of("avvocati"), PHASE_1, TestPlan.ACT));
    }
}
