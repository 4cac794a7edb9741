package it.varco.policy.register;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.signin.Assurance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of the table: a role in each state, and what each communication and each kind of sign-in makes of it. */
class TransitionTest {

    private static final String LATER = "2019-12-31";

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "ABSENT,               ENROLLED,    PENDING_FIRST,        ",
        "ABSENT,               SUSPENDED,   SUSPENDED,            REG-W1",
        "ABSENT,               REVOKED,     REVOKED,              REG-W1",
        "ABSENT,               REACTIVATED, PENDING_REACTIVATION, REG-W2",
        "PENDING_FIRST,        ENROLLED,    PENDING_FIRST,        ",
        "PENDING_FIRST,        SUSPENDED,   SUSPENDED,            ",
        "PENDING_FIRST,        REVOKED,     REVOKED,              ",
        "PENDING_FIRST,        REACTIVATED, PENDING_FIRST,        REG-W3",
        "ACTIVE,               ENROLLED,    ACTIVE,               ",
        "ACTIVE,               SUSPENDED,   SUSPENDED,            ",
        "ACTIVE,               REVOKED,     REVOKED,              ",
        "ACTIVE,               REACTIVATED, ACTIVE,               REG-W3",
        "SUSPENDED,            ENROLLED,    SUSPENDED,            REG-W4",
        "SUSPENDED,            SUSPENDED,   SUSPENDED,            ",
        "SUSPENDED,            REVOKED,     REVOKED,              ",
        "SUSPENDED,            REACTIVATED, PENDING_REACTIVATION, ",
        "REVOKED,              ENROLLED,    PENDING_REACTIVATION, ",
        "REVOKED,              SUSPENDED,   REVOKED,              REG-W5",
        "REVOKED,              REVOKED,     REVOKED,              ",
        "REVOKED,              REACTIVATED, PENDING_REACTIVATION, ",
        "PENDING_REACTIVATION, ENROLLED,    PENDING_REACTIVATION, ",
        "PENDING_REACTIVATION, SUSPENDED,   SUSPENDED,            ",
        "PENDING_REACTIVATION, REVOKED,     REVOKED,              ",
        "PENDING_REACTIVATION, REACTIVATED, PENDING_REACTIVATION, ",
    })
    void act(RegisterState state, OrderAct act, RegisterState becomes, String warning) {
        Standing standing = in(state).says(act, "2019-03-01").standing();
        assertThat(standing.at(TestHistory.instant(LATER))).isEqualTo(becomes);
        assertThat(standing.warnings().values().stream().map(RegisterWarning::code))
                .isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @ParameterizedTest(name = "{0} + adequate sign-in = {1}")
    @CsvSource({
        "ABSENT,               ABSENT",
        "PENDING_FIRST,        ACTIVE",
        "ACTIVE,               ACTIVE",
        "SUSPENDED,            SUSPENDED",
        "REVOKED,              REVOKED",
        "PENDING_REACTIVATION, ACTIVE",
    })
    void adequateSignIn(RegisterState state, RegisterState becomes) {
        assertThat(in(state).signsInStrongly("2019-03-01T10:00").at(LATER)).isEqualTo(becomes);
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherSignInChangesNothing(RegisterState state) {
        assertThat(in(state)
                        .signsInByPassword("2019-03-01T10:00")
                        .signsInByPinTooLate("2019-03-01T11:00")
                        .at(LATER))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED, REACTIVATED", "REVOKED, REACTIVATED", "REVOKED, ENROLLED"})
    void whatWasInterruptedAtAnAdequateLevelIsGivenBackAtOnce(RegisterState state, OrderAct act) {
        assertThat(TestHistory.loaded(state, "2019-01-01", Assurance.STRONG)
                        .says(act, "2019-03-01")
                        .at("2019-03-01T09:00"))
                .isEqualTo(RegisterState.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"SUSPENDED", "REVOKED"})
    void whatWasNeverOperativeWaitsForItsFirstSignIn(OrderAct interruption) {
        assertThat(TestHistory.nothingKnown()
                        .signsInStrongly("2018-06-01T10:00")
                        .says(interruption, "2019-01-01")
                        .says(OrderAct.REACTIVATED, "2019-03-01")
                        .at(LATER))
                .isEqualTo(RegisterState.PENDING_FIRST);
    }

    @Test
    void hasARowForEachStateAndAct() {
        for (RegisterState state : RegisterState.values()) {
            for (OrderAct act : OrderAct.values()) {
                assertThat(Transition.of(state, act)).isNotNull();
            }
        }
        assertThat(Transition.values()).hasSize(RegisterState.values().length * OrderAct.values().length);
    }

    private static TestHistory in(RegisterState state) {
        return state == RegisterState.ABSENT
                ? TestHistory.nothingKnown()
                : TestHistory.loaded(state, "2019-01-01", Assurance.LEGACY_DISPOSITIVE);
    }
}
