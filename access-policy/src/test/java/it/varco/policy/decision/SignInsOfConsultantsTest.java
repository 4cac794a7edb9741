package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.rome;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.register.InitialRecord;
import it.varco.policy.register.OrderAct;
import it.varco.policy.register.OrderEvent;
import it.varco.policy.register.RecordedSignIn;
import it.varco.policy.register.RegisterHistory;
import it.varco.policy.register.RegisterState;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What INAIL's plan makes of a sign-in, and that of a role which waits for one. */
class SignInsOfConsultantsTest {

    private static final CompiledPlan INAIL = TestPlan.inail().compiled();

    @ParameterizedTest
    @CsvSource({
        "spid, https://www.spid.gov.it/SpidL1, 2019-03-12T10:00:00, NONE, CHANGES_NOTHING",
        "spid, https://www.spid.gov.it/SpidL2, 2019-03-12T10:00:00, STRONG, ACTIVATES",
        "spid, https://www.spid.gov.it/SpidL3, 2021-03-12T10:00:00, STRONG, ACTIVATES",
        "cns, urn:varco:acr:cns, 2019-03-12T10:00:00, STRONG, ACTIVATES",
        "cie-card, urn:varco:acr:cie-card, 2021-03-12T10:00:00, STRONG, ACTIVATES",
        "pin-inps, urn:varco:acr:pin-inps, 2020-11-30T23:59:59, STRONG, ACTIVATES",
        "pin-inps, urn:varco:acr:pin-inps, 2020-12-01T00:00:00, STRONG, CHANGES_NOTHING",
        "legacy-dispositive, urn:varco:acr:legacy-dispositive, 2019-03-12T10:00:00, LEGACY_DISPOSITIVE, CHANGES_NOTHING",
        "legacy-generic, urn:varco:acr:legacy-generic, 2019-03-12T10:00:00, LEGACY_GENERIC, CHANGES_NOTHING",
        "cns, urn:varco:acr:something-else, 2019-03-12T10:00:00, NONE, CHANGES_NOTHING"
    })
    void aSignInCountsAsThePlanOfItsDaySays(
            String method, String context, String civil, Assurance assurance, RecordedSignIn.Effect effect) {
        RecordedSignIn judged = RecordedSignIn.judged(signIn(method, context), INAIL, rome(civil));

        assertThat(judged).isEqualTo(new RecordedSignIn(rome(civil), assurance, effect));
    }

    /** Scenario 8: Hassan comes back. */
    @Test
    void spidAtTheFirstLevelActivatesNothingAndAtTheSecondItDoes() {
        SignIn first = signIn("spid", "https://www.spid.gov.it/SpidL1");
        SignIn second = signIn("spid", "https://www.spid.gov.it/SpidL2");

        assertThat(hassanAfter(first)).isEqualTo(RegisterState.PENDING_REACTIVATION);
        assertThat(hassanAfter(first, second)).isEqualTo(RegisterState.ACTIVE);
    }

    private static RegisterState hassanAfter(SignIn... signIns) {
        RegisterHistory history = new RegisterHistory(
                Optional.of(new InitialRecord(
                        RegisterState.ACTIVE, rome("2012-01-01T00:00:00"), Assurance.LEGACY_DISPOSITIVE)),
                List.of(event("1", OrderAct.SUSPENDED, "2019-02-01"), event("2", OrderAct.REACTIVATED, "2019-03-11")),
                Set.of(),
                Arrays.stream(signIns)
                        .map(signIn -> RecordedSignIn.judged(signIn, INAIL, rome("2019-03-12T10:00:00")))
                        .toList());
        return history.replay().at(rome("2019-03-13T00:00:00"));
    }

    private static OrderEvent event(String id, OrderAct act, String day) {
        return new OrderEvent(id, act, LocalDate.parse(day), OptionalLong.empty(), rome(day + "T09:00:00"));
    }

    private static SignIn signIn(String method, String context) {
        return TestPeople.signIn(SignInMethod.named(method).orElseThrow(), context);
    }
}
