package it.varco.policy.decision;

import it.varco.policy.plan.Act;
import it.varco.policy.plan.Ceiling;
import it.varco.policy.plan.Delegates;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.Exemption;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.MethodRule;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Period;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.PlanDocument;
import it.varco.policy.plan.PlanReading;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileKind;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Renewal;
import it.varco.policy.plan.Stop;
import it.varco.policy.plan.Strength;
import it.varco.policy.signin.SignInMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** Plans for tests, made of parts that can be left out and added. */
final class TestPlan {

    static final Act ACT = new Act("Circolare", "36", LocalDate.of(2020, 10, 19));

    String version = "1";
    LocalDate effectiveFrom = LocalDate.of(2018, 1, 1);
    final List<MethodRule> methods = new ArrayList<>();
    final List<Profile> profiles = new ArrayList<>();
    final List<Phase> phases = new ArrayList<>();
    Optional<Ceiling> ceiling = Optional.empty();
    final List<Exemption> exemptions = new ArrayList<>();
    OnEmptyRoles onEmptyRoles = OnEmptyRoles.DENY;

    private TestPlan() {}

    /** INAIL's plan as the realm export ships it, with changes. */
    static TestPlan inail() {
        return like("../realm-export/src/main/resources/inail-plan.json");
    }

    static TestPlan inailWithExemptions() {
        return like("../docs/operators/plans/inail-with-exemptions.json");
    }

    /**
     * Methods, and profiles of every source, but not one phase: umbrella {@code albo} over {@code avvocati} (office) and
     * {@code consulenti} (register); {@code nazionali} (office) who name {@code zonali}; {@code ditte} and
     * {@code cittadini} (open), {@code dipendenti} (group).
     */
    static TestPlan withoutPhases() {
        TestPlan plan = new TestPlan();
        plan.methods.add(new MethodRule(
                SignInMethod.SPID,
                Strength.STRONG,
                Set.of("https://www.spid.gov.it/SpidL2", "https://www.spid.gov.it/SpidL3"),
                List.of(new Period(Optional.empty(), Optional.empty()))));
        plan.methods.add(new MethodRule(SignInMethod.CNS, Strength.STRONG, Set.of(), List.of()));
        plan.methods.add(new MethodRule(
                SignInMethod.PIN_INPS,
                Strength.WEAK,
                Set.of(),
                List.of(new Period(Optional.empty(), Optional.of(LocalDate.of(2020, 12, 1))))));
        plan.methods.add(new MethodRule(SignInMethod.LEGACY_DISPOSITIVE, Strength.WEAK, Set.of(), List.of()));
        plan.profiles.add(profile("albo", GrantSource.OFFICE, ProfileKind.UMBRELLA));
        plan.profiles.add(within("avvocati", GrantSource.OFFICE, "albo"));
        plan.profiles.add(within("consulenti", GrantSource.REGISTER, "albo"));
        plan.profiles.add(profile("nazionali", GrantSource.OFFICE, ProfileKind.INTERMEDIARY));
        plan.profiles.add(delegatedBy("zonali", "nazionali"));
        plan.profiles.add(profile("ditte", GrantSource.OPEN, ProfileKind.FIRM));
        plan.profiles.add(profile("cittadini", GrantSource.OPEN, ProfileKind.CITIZEN));
        plan.profiles.add(new Profile(
                "dipendenti",
                Map.of("it", "dipendenti"),
                ProfileKind.OTHER,
                List.of(),
                GrantSource.GROUP,
                DelegationRule.NONE,
                Optional.empty(),
                Optional.of("/dipendenti")));
        return plan;
    }

    private static TestPlan like(String document) {
        try {
            if (new PlanDocument().read(Files.readString(Path.of(document))) instanceof PlanReading.Accepted accepted) {
                return like(accepted.plan());
            }
            throw new IllegalStateException(document + " is no plan");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestPlan like(Plan plan) {
        TestPlan copy = new TestPlan();
        copy.version = plan.version();
        copy.effectiveFrom = plan.effectiveFrom();
        copy.methods.addAll(plan.methods());
        copy.profiles.addAll(plan.profiles());
        copy.phases.addAll(plan.phases());
        copy.ceiling = plan.ceiling();
        copy.exemptions.addAll(plan.exemptions());
        copy.onEmptyRoles = plan.onEmptyRoles();
        return copy;
    }

    TestPlan but(Consumer<TestPlan> change) {
        change.accept(this);
        return this;
    }

    TestPlan with(Phase... more) {
        phases.addAll(List.of(more));
        return this;
    }

    TestPlan with(Exemption... more) {
        exemptions.addAll(List.of(more));
        return this;
    }

    TestPlan effectiveFrom(String day) {
        effectiveFrom = LocalDate.parse(day);
        return this;
    }

    TestPlan ceiling(String day) {
        ceiling = Optional.of(new Ceiling(LocalDate.parse(day), ACT, 30));
        return this;
    }

    Plan plan() {
        return new Plan(
                "Ente",
                version,
                effectiveFrom,
                methods,
                profiles,
                phases,
                ceiling,
                exemptions,
                onEmptyRoles,
                Renewal.IS_NOT_ISSUANCE);
    }

    CompiledPlan compiled() {
        return CompiledPlan.of(plan());
    }

    AccessPolicy policy() {
        return AccessPolicy.of(List.of(new PlanVersion(1, compiled())));
    }

    static Profile profile(String slug, GrantSource source, ProfileKind kind) {
        return new Profile(
                slug,
                Map.of("it", slug),
                kind,
                List.of(),
                source,
                DelegationRule.HOLDERS,
                Optional.empty(),
                Optional.empty());
    }

    static Profile within(String slug, GrantSource source, String umbrella) {
        return new Profile(
                slug,
                Map.of("it", slug),
                ProfileKind.PROFESSIONAL,
                List.of(umbrella),
                source,
                DelegationRule.HOLDERS,
                Optional.empty(),
                Optional.empty());
    }

    static Profile delegatedBy(String slug, String delegator) {
        return new Profile(
                slug,
                Map.of("it", slug),
                ProfileKind.INTERMEDIARY,
                List.of(),
                GrantSource.DELEGATION,
                DelegationRule.HOLDERS,
                Optional.of(delegator),
                Optional.empty());
    }

    static Phase phase(String id, String from, ProfileSelection profiles, Stop... stops) {
        return new Phase(id, ACT, LocalDate.parse(from), profiles, Set.of(stops), 30, Delegates.INCLUDED);
    }

    static Phase withoutDelegates(Phase phase) {
        return new Phase(
                phase.id(),
                phase.act(),
                phase.from(),
                phase.profiles(),
                phase.stops(),
                phase.noticeDays(),
                Delegates.EXCLUDED);
    }

    static ProfileSelection of(String... slugs) {
        return new ProfileSelection.These(Set.of(slugs));
    }

    static ProfileSelection everybody() {
        return new ProfileSelection.All();
    }

    static Exemption exemption(
            String id, String from, String until, Exemption.CeilingReach reach, OptionalInt belowAge, String... slugs) {
        return new Exemption(
                id,
                ACT,
                new Period(
                        Optional.of(LocalDate.parse(from)),
                        Optional.ofNullable(until).map(LocalDate::parse)),
                Set.of(slugs),
                belowAge,
                reach);
    }
}
