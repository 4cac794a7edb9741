package it.varco.benchmarks;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.AccessPolicy;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.decision.PersonalAccess;
import it.varco.policy.decision.SignInFacts;
import it.varco.policy.decision.Tenure;
import it.varco.policy.grant.Holder;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to ask the plan, for a person who came in by a password on a day on which some phases hold. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class RoleDecision {

    private static final Instant DAY = Instant.parse("2021-06-15T10:00:00Z");
    private static final SignInFacts PASSWORD = new SignInFacts(
            new SignIn(
                    SignInMethod.LEGACY_DISPOSITIVE,
                    SignInMethod.LEGACY_DISPOSITIVE.ownAuthenticationContext(),
                    DAY,
                    "benchmark"),
            Optional.of(new LegacyCredential(
                    SignInMethod.LEGACY_DISPOSITIVE,
                    Instant.parse("2016-04-11T08:00:00Z"),
                    Optional.empty(),
                    Optional.empty())),
            OptionalInt.of(46));

    @Param({"10", "100", "1000"})
    private int phases;

    @Param({"1", "10"})
    private int profiles;

    private CompiledPlan plan;
    private AccessPolicy policy;
    private Holder person;
    private String[] slugs;

    /** Compiles the plan: once per version of it, not once per decision. */
    @Setup
    public void compile() {
        plan = PlanOfPhases.compiled(phases);
        policy = PlanOfPhases.policy(phases);
        person = PlanOfPhases.holderOf(profiles);
        slugs = IntStream.range(0, profiles).mapToObj(PlanOfPhases::slug).toArray(String[]::new);
    }

    /** Each profile asked alone: the role decision. */
    @Benchmark
    public void role(Blackhole answers, CpuTime cpu) {
        for (String slug : slugs) {
            answers.consume(plan.role(slug, Tenure.HOLDER, PASSWORD, DAY));
        }
        cpu.count();
    }

    /** All that a token asks: login, each grant, entry, notices and the next instant of change. */
    @Benchmark
    public PersonalAccess whole(CpuTime cpu) {
        cpu.count();
        return policy.decide(person, id -> Optional.empty(), Optional.of(PASSWORD), DAY);
    }
}
