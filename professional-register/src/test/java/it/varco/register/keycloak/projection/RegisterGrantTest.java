package it.varco.register.keycloak.projection;

import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.GrantText;
import it.varco.policy.register.OrderAct;
import it.varco.policy.register.RecordedSignIn.Effect;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignInMethod;
import it.varco.register.ledger.TestFile;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RegisterGrantTest {

    private static final String PROFILE = "consulenti-del-lavoro";

    @Test
    void givesNothingWhereNobodyHasSpoken() {
        assertThat(RegisterGrant.of(PROFILE, new TestFile().file())).isEmpty();
    }

    @Test
    void holdsEveryStepSoThatAnyInstantCanBeAsked() {
        Grant grant = grant(new TestFile()
                .loaded(RegisterState.ACTIVE, "2012-05-10T00:00:00Z", Assurance.LEGACY_DISPOSITIVE)
                .act("1", OrderAct.SUSPENDED, "2019-02-01", "2019-02-01T09:00:00Z")
                .act("2", OrderAct.REACTIVATED, "2019-03-11", "2019-03-11T09:00:00Z")
                .signIn(SignInMethod.CNS, Effect.ACTIVATES, "2019-03-12T10:00:00Z"));

        assertThat(grant.stateAt(Instant.parse("2019-01-31T22:59:59Z"))).contains(GrantState.ACTIVE);
        assertThat(grant.stateAt(Instant.parse("2019-01-31T23:00:00Z"))).contains(GrantState.SUSPENDED);
        assertThat(grant.stateAt(Instant.parse("2019-03-11T09:00:00Z"))).contains(GrantState.PENDING_REACTIVATION);
        assertThat(grant.stateAt(Instant.parse("2019-03-12T10:00:00Z"))).contains(GrantState.ACTIVE);
    }

    @Test
    void holdsWhatIsAnnouncedForADayAheadWithoutATimer() {
        Grant grant = grant(new TestFile()
                .loaded(RegisterState.ACTIVE, "2012-05-10T00:00:00Z", Assurance.STRONG)
                .act("1", OrderAct.SUSPENDED, "2019-07-01", "2019-02-01T09:00:00Z"));

        assertThat(grant.nextChangeAfter(Instant.parse("2019-02-01T09:00:00Z")))
                .contains(Instant.parse("2019-06-30T22:00:00Z"));
    }

    @Test
    void isTheSameTextHoweverOftenThePersonSignsIn() {
        TestFile file = new TestFile().loaded(RegisterState.ACTIVE, "2012-05-10T00:00:00Z", Assurance.STRONG);
        String before = GrantText.write(grant(file));

        file.signIn(SignInMethod.SPID, Effect.ACTIVATES, "2019-03-12T10:00:00Z");

        assertThat(GrantText.write(grant(file))).isEqualTo(before);
    }

    /** One value of the attribute is all there is room for. */
    @Test
    void keepsTheLatestStepsOfSomebodyWhomAnOrderNeverLeavesAlone() {
        TestFile file = new TestFile().loaded(RegisterState.ACTIVE, "2012-05-10T00:00:00Z", Assurance.STRONG);
        LocalDate first = LocalDate.parse("2013-01-01");
        for (int i = 0; i < 200; i++) {
            LocalDate day = first.plusDays(10L * i);
            file.act("s" + i, OrderAct.SUSPENDED, day.toString(), day + "T12:00:00Z");
            file.act("r" + i, OrderAct.REACTIVATED, day.plusDays(5).toString(), day.plusDays(5) + "T12:00:00Z");
        }

        Grant grant = grant(file);

        assertThat(GrantText.read(GrantText.write(grant))).contains(grant);
        assertThat(grant.stateAt(Instant.parse("2026-01-01T00:00:00Z"))).contains(GrantState.ACTIVE);
    }

    private static Grant grant(TestFile file) {
        return RegisterGrant.of(PROFILE, file.file()).orElseThrow();
    }
}
