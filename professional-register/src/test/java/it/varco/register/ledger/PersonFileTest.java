package it.varco.register.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.register.OrderAct;
import it.varco.policy.register.RecordedSignIn.Effect;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PersonFileTest {

    private static final Instant LATER = Instant.parse("2019-06-01T00:00:00Z");

    @Test
    void saysNothingOfWhomNobodyHasSpoken() {
        assertThat(new TestFile().file().standing()).isEmpty();
    }

    @Test
    void saysNothingOfSignInsAlone() {
        TestFile file = new TestFile().signIn(SignInMethod.SPID, Effect.ACTIVATES, "2019-01-05T10:00:00Z");

        assertThat(file.file().standing()).isEmpty();
    }

    @Test
    void replaysWhatTheOrderSaidAndHowThePersonCameIn() {
        TestFile file = hassan();
        assertThat(state(file)).isEqualTo(RegisterState.PENDING_REACTIVATION);

        file.signIn(SignInMethod.CNS, Effect.ACTIVATES, "2019-03-12T10:00:00Z");

        assertThat(state(file)).isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void leavesOutWhatTheOrderTookBack() {
        TestFile file =
                hassan().withdrawal("3", "1", "2019-03-12T10:00:00Z").withdrawal("4", "2", "2019-03-12T10:00:00Z");

        assertThat(state(file)).isEqualTo(RegisterState.ACTIVE);
    }

    @Test
    void believesTheLaterLineOfAnOldRegisterThatKnewThePersonTwice() {
        TestFile file = new TestFile()
                .loaded(RegisterState.ACTIVE, "2012-05-10T00:00:00Z", Assurance.LEGACY_DISPOSITIVE)
                .loaded(RegisterState.REVOKED, "2017-01-01T00:00:00Z", Assurance.NONE);

        assertThat(state(file)).isEqualTo(RegisterState.REVOKED);
    }

    @Test
    void believesTheLineThatGivesLessOfTwoOfOneInstant() {
        TestFile file = new TestFile()
                .loaded(RegisterState.SUSPENDED, "2017-01-01T00:00:00Z", Assurance.NONE)
                .loaded(RegisterState.ACTIVE, "2017-01-01T00:00:00Z", Assurance.STRONG);

        assertThat(state(file)).isEqualTo(RegisterState.SUSPENDED);
    }

    private static TestFile hassan() {
        return new TestFile()
                .loaded(RegisterState.ACTIVE, "2012-05-10T00:00:00Z", Assurance.LEGACY_DISPOSITIVE)
                .act("1", OrderAct.SUSPENDED, "2019-02-01", "2019-02-01T09:00:00Z")
                .act("2", OrderAct.REACTIVATED, "2019-03-11", "2019-03-11T09:00:00Z");
    }

    private static RegisterState state(TestFile file) {
        return file.file().standing().orElseThrow().at(LATER);
    }
}
