package it.varco.legacy.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.plan.Act;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.Exemption;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Period;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileKind;
import it.varco.policy.plan.Renewal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCheckTest {

    private static final LocalDate BEGIN = LocalDate.parse("2018-01-01");
    private static final Exemption MINORS = new Exemption(
            "minors",
            new Act("Circolare", "1", BEGIN),
            new Period(Optional.of(BEGIN), Optional.empty()),
            Set.of("ditte"),
            OptionalInt.of(18),
            Exemption.CeilingReach.ENDS_AT_CEILING);
    private static final CompiledPlan PLAN = CompiledPlan.of(new Plan(
            "Ente",
            "1",
            BEGIN,
            List.of(),
            List.of(
                    profile("avvocati", GrantSource.OFFICE, DelegationRule.HOLDERS, Optional.empty()),
                    profile("praticanti", GrantSource.DELEGATION, DelegationRule.NONE, Optional.of("avvocati")),
                    profile("ditte", GrantSource.OPEN, DelegationRule.NONE, Optional.empty()),
                    profile("dipendenti", GrantSource.GROUP, DelegationRule.NONE, Optional.empty()),
                    profile("consulenti", GrantSource.REGISTER, DelegationRule.HOLDERS, Optional.empty())),
            List.of(),
            Optional.empty(),
            List.of(MINORS),
            OnEmptyRoles.DENY,
            Renewal.IS_NOT_ISSUANCE));
    private static final PlanCheck CHECK = new PlanCheck(PLAN, Instant.parse("2020-12-01T11:00:00Z"));

    private static final String PAST = "[{'from':'2017-02-20','state':'active'}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'profile':'avvocati','source':'office','timeline':[{'from':'2017-02-20','state':'asked'},"
                        + "{'from':'2020-12-01','state':'active'}]}",
                "{'profile':'ditte','source':'open','timeline':" + PAST + "}",
                "{'profile':'avvocati','source':'delegation','delegatorFiscalCode':'" + TestLines.OTHER_CODE
                        + "','timeline':" + PAST + "}",
                "{'profile':'praticanti','source':'delegation','delegatorFiscalCode':'" + TestLines.OTHER_CODE
                        + "','timeline':" + PAST + "}",
                "{'profile':'consulenti','source':'delegation','delegatorFiscalCode':'" + TestLines.OTHER_CODE
                        + "','timeline':" + PAST + "}"
            })
    void letsAGrantPassThatThePlanForesees(String grant) {
        assertThatNoException().isThrownBy(() -> CHECK.require(TestLines.read(TestLines.withGrant(grant))));
    }

    static Stream<Arguments> grants() {
        return Stream.of(
                grant("'profile':'notai','source':'office'", PAST, Fault.PROFILE, "/profile"),
                grant("'profile':'avvocati','source':'open'", PAST, Fault.SOURCE, "/source"),
                grant("'profile':'dipendenti','source':'group'", PAST, Fault.SOURCE, "/source"),
                grant("'profile':'consulenti','source':'register'", PAST, Fault.REGISTER, "/source"),
                grant("'profile':'consulenti','source':'open'", PAST, Fault.SOURCE, "/source"),
                grant("'profile':'avvocati','source':'register'", PAST, Fault.REGISTER, "/source"),
                grant("'profile':'praticanti','source':'office'", PAST, Fault.SOURCE, "/source"),
                grant(delegation("ditte", TestLines.OTHER_CODE), PAST, Fault.SOURCE, "/source"),
                grant(delegation("avvocati", TestLines.CODE), PAST, Fault.DELEGATOR, "/delegatorFiscalCode"),
                grant("'profile':'avvocati','source':'delegation'", PAST, Fault.DELEGATOR, "/delegatorFiscalCode"),
                grant(
                        "'profile':'ditte','source':'open','delegatorFiscalCode':'" + TestLines.OTHER_CODE + "'",
                        PAST,
                        Fault.DELEGATOR,
                        "/delegatorFiscalCode"),
                grant(
                        "'profile':'ditte','source':'open'",
                        "[{'from':'2017-02-20','state':'suspended'}]",
                        Fault.TIMELINE,
                        "/timeline/0/state"),
                grant(
                        "'profile':'ditte','source':'open'",
                        "[{'from':'2019-01-01','state':'active'},{'from':'2018-12-31','state':'withdrawn'}]",
                        Fault.TIMELINE,
                        "/timeline/1/from"),
                grant(
                        "'profile':'ditte','source':'open'",
                        "[{'from':'2020-12-02','state':'active'}]",
                        Fault.FUTURE,
                        "/timeline/0/from"));
    }

    @ParameterizedTest
    @MethodSource("grants")
    void refusesAGrantThatThePlanDoesNotForesee(String grant, Fault fault, String field) {
        assertRefused(TestLines.withGrant(grant), fault, "/grants/0" + field);
    }

    @Test
    void refusesTheSameGrantTwice() {
        String grant = "{'profile':'ditte','source':'open','timeline':" + PAST + "}";
        assertRefused(TestLines.withGrant(grant + "," + grant), Fault.SAME_GRANT_TWICE, "/grants/1");
    }

    @Test
    void letsACredentialPassThatWasGivenOutByNow() {
        assertThatNoException()
                .isThrownBy(
                        () -> CHECK.require(
                                TestLines.read(
                                        TestLines.withCredential(
                                                "{'class':'legacy-generic','issued':'2020-12-01','expires':'2021-12-01','exemption':'minors'}"))));
    }

    @Test
    void refusesACredentialFromTheFuture() {
        assertRefused(
                TestLines.withCredential("{'class':'legacy-generic','issued':'2020-12-02'}"),
                Fault.FUTURE,
                "/credential/issued");
    }

    @Test
    void refusesACredentialThatEndsBeforeItBegins() {
        assertRefused(
                TestLines.withCredential("{'class':'legacy-generic','issued':'2019-12-02','expires':'2019-12-02'}"),
                Fault.DATE,
                "/credential/expires");
    }

    @Test
    void refusesAnExemptionThatThePlanHasNot() {
        assertRefused(
                TestLines.withCredential("{'class':'legacy-generic','issued':'2019-12-02','exemption':'friends'}"),
                Fault.EXEMPTION,
                "/credential/exemption");
    }

    private static void assertRefused(String line, Fault fault, String field) {
        Refused refused = catchThrowableOfType(Refused.class, () -> CHECK.require(TestLines.read(line)));
        assertThat(refused.fault()).isEqualTo(fault);
        assertThat(refused.field()).isEqualTo(field);
    }

    private static Arguments grant(String what, String timeline, Fault fault, String field) {
        return Arguments.of("{" + what + ",'timeline':" + timeline + "}", fault, field);
    }

    private static String delegation(String profile, String delegator) {
        return "'profile':'" + profile + "','source':'delegation','delegatorFiscalCode':'" + delegator + "'";
    }

    private static Profile profile(
            String slug, GrantSource source, DelegationRule delegation, Optional<String> delegatedBy) {
        return new Profile(
                slug,
                Map.of("it", slug),
                ProfileKind.OTHER,
                List.of(),
                source,
                delegation,
                delegatedBy,
                source == GrantSource.GROUP ? Optional.of("/" + slug) : Optional.empty());
    }
}
