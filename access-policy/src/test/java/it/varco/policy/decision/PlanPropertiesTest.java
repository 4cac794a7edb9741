package it.varco.policy.decision;

import static it.varco.policy.decision.TestPeople.change;
import static it.varco.policy.decision.TestPeople.grant;
import static it.varco.policy.decision.TestPeople.people;
import static it.varco.policy.decision.TestPeople.person;
import static org.assertj.core.api.Assertions.assertThat;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.grant.Holders;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.Ceiling;
import it.varco.policy.plan.Delegates;
import it.varco.policy.plan.Exemption;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Stop;
import it.varco.policy.signin.SignInMethod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of every plan, person and instant. */
class PlanPropertiesTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final List<String> PROFILES = List.of(
            "albo", "avvocati", "consulenti", "nazionali", "zonali", "ditte", "cittadini", "dipendenti", "sconosciuti");
    private static final FiscalCode MINOR = FiscalCode.parse("NREVLI10E54G273X").orElseThrow();

    /** Versions of a plan, and the days that they name. */
    record Published(AccessPolicy policy, List<LocalDate> days) {

        static Published of(List<TestPlan> plans) {
            return new Published(
                    AccessPolicy.of(IntStream.range(0, plans.size())
                            .mapToObj(i -> new PlanVersion(i + 1, plans.get(i).compiled()))
                            .toList()),
                    plans.stream().flatMap(Published::days).toList());
        }

        private static Stream<LocalDate> days(TestPlan plan) {
            return Stream.of(
                            Stream.of(plan.effectiveFrom),
                            plan.phases.stream().map(Phase::from),
                            plan.ceiling.map(Ceiling::from).stream(),
                            plan.exemptions.stream()
                                    .flatMap(exemption -> Stream.concat(
                                            exemption.period().from().stream(), exemption.period().until().stream())))
                    .flatMap(Function.identity());
        }
    }

    /** A person, those behind, and a way in. */
    record Case(Holder person, List<Holder> all, SignInFacts facts) {

        Holders others() {
            return people(all.toArray(Holder[]::new));
        }

        /** Every instant of which a record of these people speaks. */
        Stream<Instant> instants() {
            Stream<Instant> ofGrants = all.stream()
                    .flatMap(holder -> holder.grants().stream())
                    .flatMap(grant -> grant.changes().stream())
                    .map(GrantChange::from);
            Stream<Instant> ofPassword = facts.credential().stream()
                    .flatMap(password -> Stream.concat(Stream.of(password.issuedAt()), password.expires().stream()));
            Stream<Instant> birthdays =
                    IntStream.rangeClosed(2020, 2023).mapToObj(year -> PolicyZone.startOf(LocalDate.of(year, 5, 14)));
            return Stream.of(ofGrants, ofPassword, birthdays).flatMap(Function.identity());
        }

        /** The same person with the age of that day. */
        SignInFacts factsAt(Instant instant) {
            return facts.age().isEmpty()
                    ? facts
                    : new SignInFacts(
                            facts.signIn(),
                            facts.credential(),
                            OptionalInt.of(MINOR.youngestAgeOn(PolicyZone.dayOf(instant))));
        }
    }

    private static PersonalAccess decide(AccessPolicy policy, Case who, Instant instant) {
        return policy.decide(who.person(), who.others(), Optional.of(who.factsAt(instant)), instant);
    }

    /** What a token, a refresh and the gate see. */
    private static List<Object> seen(PersonalAccess access) {
        return List.of(
                access.login().allows(),
                access.entry(),
                access.allowedRoles(),
                access.roles().stream().map(RoleAnswer::isAllowed).toList(),
                access.roles().stream().map(RoleAnswer::role).toList(),
                access.roles().stream().map(RoleAnswer::isTakenByPlan).toList());
    }

    /** Between its beginning and that instant lies no day of a plan, no step of a grant, no birthday that matters. */
    @Property
    void nothingChangesBeforeItIsSaidToChange(
            @ForAll("policies") Published published, @ForAll("cases") Case who, @ForAll("instants") Instant start) {
        PersonalAccess access = decide(published.policy(), who, start);
        Instant end = access.changesAt().orElse(start.plus(Duration.ofDays(1500)));

        assertThat(end).isAfter(start);
        Stream.of(
                        published.days().stream().map(PolicyZone::startOf),
                        who.instants(),
                        Stream.of(end.minusMillis(1)),
                        IntStream.range(0, 20)
                                .mapToObj(step -> start.plus(Duration.between(start, end)
                                        .dividedBy(20)
                                        .multipliedBy(step))))
                .flatMap(Function.identity())
                .filter(instant -> instant.isAfter(start) && instant.isBefore(end))
                .forEach(instant -> assertThat(seen(decide(published.policy(), who, instant)))
                        .isEqualTo(seen(access)));
    }

    @Property
    void furtherPhaseNeverGivesAnything(
            @ForAll("plans") TestPlan plan,
            @ForAll("phases") Phase further,
            @ForAll("cases") Case who,
            @ForAll("instants") Instant instant) {
        PersonalAccess before = decide(plan.policy(), who, instant);
        IssueRequest request = TestPeople.asksForPassword();
        List<String> held = before.roles().stream()
                .filter(answer -> answer.grant().allows())
                .map(RoleAnswer::profile)
                .toList();
        boolean issued =
                plan.compiled().issue(request, held, Pending.NO_ROLE, instant).allows();
        TestPlan more = TestPlan.like(plan.plan()).with(renamed(further, "further"));
        PersonalAccess after = decide(more.policy(), who, instant);

        assertThat(before.allowedRoles()).containsAll(after.allowedRoles());
        assertThat(!after.login().allows() || before.login().allows()).isTrue();
        assertThat(after.entry() != PersonalAccess.Entry.OPEN || before.entry() == PersonalAccess.Entry.OPEN)
                .isTrue();
        assertThat(!more.compiled()
                                .issue(request, held, Pending.NO_ROLE, instant)
                                .allows()
                        || issued)
                .isTrue();
        for (String profile : PROFILES) {
            for (StrongIdentity identity : StrongIdentity.values()) {
                assertThat(!more.compiled().enable(profile, identity, instant).allows()
                                || plan.compiled()
                                        .enable(profile, identity, instant)
                                        .allows())
                        .isTrue();
            }
        }
    }

    @Property
    void orderOfAPlanIsWithoutMeaning(
            @ForAll("plans") TestPlan plan,
            @ForAll("cases") Case who,
            @ForAll("instants") Instant instant,
            @ForAll Random random) {
        TestPlan shuffled = TestPlan.like(plan.plan());
        Collections.shuffle(shuffled.phases, random);
        Collections.shuffle(shuffled.profiles, random);
        Collections.shuffle(shuffled.methods, random);
        Collections.shuffle(shuffled.exemptions, random);

        assertThat(decide(shuffled.policy(), who, instant)).isEqualTo(decide(plan.policy(), who, instant));
    }

    /** The same way in, on the same day: whoever acts for others has nothing when these have nothing. */
    @Property
    void delegateIsNeverBetterOffThanTheDelegator(
            @ForAll("plansWithDelegates") TestPlan plan,
            @ForAll("cases") Case who,
            @ForAll("instants") Instant instant) {
        PersonalAccess access = decide(plan.policy(), who, instant);

        access.roles().stream()
                .filter(answer -> answer.isAllowed() && answer.delegator().isPresent())
                .forEach(answer -> {
                    Holder delegator =
                            who.others().find(answer.delegator().get()).orElseThrow();
                    Set<String> enough = answer.profile().equals("zonali")
                            ? Set.of("zonali", "nazionali")
                            : Set.of(answer.profile());
                    PersonalAccess theirs = decide(plan.policy(), new Case(delegator, who.all(), who.facts()), instant);
                    assertThat(theirs.roles()).anyMatch(own -> own.grant().allows() && enough.contains(own.profile()));
                    assertThat(theirs.roles().stream()
                                    .filter(own -> own.grant().allows() && enough.contains(own.profile()))
                                    .map(own -> plan.compiled()
                                            .role(
                                                    own.profile(),
                                                    own.delegator().isPresent()
                                                                    && !own.role()
                                                                            .equals(own.profile())
                                                            ? Tenure.DELEGATE
                                                            : Tenure.HOLDER,
                                                    who.factsAt(instant),
                                                    instant)))
                            .anyMatch(Decision::allows);
                });
    }

    @Property
    void strongSignInGetsWhatTheGrantsSayWhateverThePhases(
            @ForAll("plans") TestPlan plan, @ForAll("cases") Case who, @ForAll("instants") Instant instant) {
        Case strong = new Case(who.person(), who.all(), TestPeople.bySpid(2));
        TestPlan bare = TestPlan.like(plan.plan());
        bare.phases.clear();
        bare.exemptions.clear();
        bare.ceiling = Optional.empty();
        PersonalAccess access = decide(plan.policy(), strong, instant);

        assertThat(access.entry()).isEqualTo(PersonalAccess.Entry.OPEN);
        assertThat(access.roles())
                .allMatch(answer -> answer.isAllowed() == answer.grant().allows());
        assertThat(access.allowedRoles())
                .isEqualTo(decide(bare.policy(), strong, instant).allowedRoles());
    }

    @Property
    void stopBeginsWithTheFirstInstantOfItsDayInItaly(
            @ForAll @IntRange(max = 730) int day, @ForAll("stops") Stop stop) {
        LocalDate from = FIRST_DAY.plusDays(day);
        CompiledPlan plan = TestPlan.withoutPhases()
                .with(TestPlan.phase("1", from.toString(), TestPlan.everybody(), stop))
                .compiled();
        Instant start = from.atStartOfDay(java.time.ZoneId.of("Europe/Rome")).toInstant();

        assertThat(stopped(plan, stop, start.minusNanos(1))).isFalse();
        assertThat(stopped(plan, stop, start)).isTrue();
    }

    private static boolean stopped(CompiledPlan plan, Stop stop, Instant instant) {
        Decision decision = switch (stop) {
            case ROLE -> plan.role("ditte", Tenure.HOLDER, TestPeople.byOldPassword(), instant);
            case LOGIN -> plan.login(TestPeople.byOldPassword(), List.of("ditte"), instant);
            case ISSUE -> plan.issue(TestPeople.asksForPassword(), List.of("ditte"), Pending.NO_ROLE, instant);
        };
        return !decision.allows();
    }

    /** A level that no plan names, a profile that it doesn't know, a state that isn't active, a source that is another. */
    @Property
    void whatIsUnknownNeverAllows(
            @ForAll("plans") TestPlan plan,
            @ForAll SignInMethod method,
            @ForAll("levels") String level,
            @ForAll("profiles") String profile,
            @ForAll GrantSource source,
            @ForAll GrantState state,
            @ForAll("instants") Instant instant) {
        Optional<String> delegator = Optional.of("0").filter(any -> source == GrantSource.DELEGATION);
        Holder who =
                person("who", new Grant(profile, source, delegator, List.of(change(instant.minusSeconds(60), state))));
        SignInFacts facts = new SignInFacts(
                TestPeople.signIn(method, level),
                Optional.of(TestPeople.password(instant.minusSeconds(60))),
                OptionalInt.empty());
        PersonalAccess access = plan.policy().decide(who, TestPeople.NOBODY, Optional.of(facts), instant);
        boolean methodKnown = plan.methods.stream()
                .anyMatch(rule -> rule.method() == method
                        && (rule.levels().isEmpty()
                                ? level.equals(method.ownAuthenticationContext())
                                : rule.levels().contains(level)));
        boolean profileKnown =
                plan.profiles.stream().anyMatch(known -> known.slug().equals(profile) && known.source() == source);

        if (!methodKnown || !profileKnown || state != GrantState.ACTIVE || source == GrantSource.DELEGATION) {
            assertThat(access.allowedRoles()).isEmpty();
        }
    }

    private static Phase renamed(Phase phase, String id) {
        return new Phase(
                id, phase.act(), phase.from(), phase.profiles(), phase.stops(), phase.noticeDays(), phase.delegates());
    }

    @Provide
    Arbitrary<Stop> stops() {
        return Arbitraries.of(Stop.class);
    }

    @Provide
    Arbitrary<String> levels() {
        return Arbitraries.oneOf(
                Arbitraries.of(SignInMethod.class).map(SignInMethod::ownAuthenticationContext),
                Arbitraries.integers().between(0, 4).map(level -> "https://www.spid.gov.it/SpidL" + level),
                Arbitraries.of("", "urn:other"));
    }

    @Provide
    Arbitrary<String> profiles() {
        return Arbitraries.of(PROFILES);
    }

    /** Any instant of three years, and often a midnight or just beside one. */
    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> midnights =
                Arbitraries.integers().between(0, 1100).map(day -> PolicyZone.startOf(FIRST_DAY.plusDays(day)));
        return Arbitraries.oneOf(
                midnights,
                midnights.map(instant -> instant.minusMillis(1)),
                Arbitraries.longs()
                        .between(0, 1100L * 24 * 3600)
                        .map(second -> PolicyZone.startOf(FIRST_DAY).plusSeconds(second)));
    }

    @Provide
    Arbitrary<Phase> phases() {
        Arbitrary<ProfileSelection> selections = Arbitraries.oneOf(
                Arbitraries.just(TestPlan.everybody()),
                Arbitraries.of(PROFILES)
                        .filter(slug -> !slug.equals("sconosciuti"))
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(ProfileSelection.These::new));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        selections,
                        Arbitraries.of(Stop.class).set().ofMinSize(1),
                        Arbitraries.of(Delegates.class))
                .as((day, selection, stops, delegates) ->
                        new Phase("p", TestPlan.ACT, FIRST_DAY.plusDays(day), selection, stops, 30, delegates));
    }

    @Provide
    Arbitrary<Exemption> exemptions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 700),
                        Arbitraries.integers().between(1, 700).optional(),
                        Arbitraries.of(PROFILES).set().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(9, 10, 11, 12).optional(),
                        Arbitraries.of(Exemption.CeilingReach.class))
                .as((from, length, profiles, age, reach) -> TestPlan.exemption(
                        "e",
                        FIRST_DAY.plusDays(from).toString(),
                        length.map(days -> FIRST_DAY.plusDays(from + days).toString())
                                .orElse(null),
                        reach,
                        age.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        profiles.toArray(String[]::new)));
    }

    @Provide
    Arbitrary<TestPlan> plans() {
        return Combinators.combine(
                        phases().list().ofMaxSize(5),
                        exemptions().list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 1000).optional(),
                        Arbitraries.of(OnEmptyRoles.class))
                .as((phases, exemptions, ceiling, onEmptyRoles) -> {
                    TestPlan plan = TestPlan.withoutPhases();
                    plan.onEmptyRoles = onEmptyRoles;
                    IntStream.range(0, phases.size()).forEach(i -> plan.phases.add(renamed(phases.get(i), "p" + i)));
                    IntStream.range(0, exemptions.size())
                            .forEach(i -> plan.exemptions.add(new Exemption(
                                    "e" + i,
                                    exemptions.get(i).act(),
                                    exemptions.get(i).period(),
                                    exemptions.get(i).profiles(),
                                    exemptions.get(i).belowAge(),
                                    exemptions.get(i).ceiling())));
                    ceiling.ifPresent(
                            day -> plan.ceiling(FIRST_DAY.plusDays(day).toString()));
                    return plan;
                });
    }

    /** Plans that leave delegates alone in no phase. */
    @Provide
    Arbitrary<TestPlan> plansWithDelegates() {
        return plans().map(plan -> {
            plan.phases.replaceAll(phase -> new Phase(
                    phase.id(),
                    phase.act(),
                    phase.from(),
                    phase.profiles(),
                    phase.stops(),
                    phase.noticeDays(),
                    Delegates.INCLUDED));
            return plan;
        });
    }

    @Provide
    Arbitrary<Published> policies() {
        return Combinators.combine(
                        plans(), plans().optional(), Arbitraries.integers().between(0, 1000))
                .as((first, second, day) -> Published.of(Stream.concat(
                                Stream.of(first),
                                second
                                        .map(plan -> plan.effectiveFrom(
                                                FIRST_DAY.plusDays(day).toString()))
                                        .stream())
                        .toList()));
    }

    /** A person and three others, who may act for each other in any way. */
    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Holder> one = grants().list().ofMaxSize(3).map(grants -> new Holder("0", grants));
        return Combinators.combine(one.list().ofSize(4), facts()).as((found, facts) -> {
            List<Holder> named = IntStream.range(0, found.size())
                    .mapToObj(i -> new Holder("" + i, found.get(i).grants()))
                    .toList();
            return new Case(named.get(0), named, facts);
        });
    }

    private Arbitrary<Grant> grants() {
        Arbitrary<GrantChange> changes = Combinators.combine(
                        Arbitraries.integers().between(-30, 1100 * 24),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.just(GrantState.ACTIVE)),
                                net.jqwik.api.Tuple.of(2, Arbitraries.of(GrantState.class))))
                .as((hour, state) -> change(PolicyZone.startOf(FIRST_DAY).plus(Duration.ofHours(hour)), state));
        Arbitrary<List<GrantChange>> lives = Arbitraries.oneOf(
                Arbitraries.just(List.of(change(TestPeople.LONG_AGO, GrantState.ACTIVE))),
                changes.list()
                        .ofMaxSize(3)
                        .map(list -> list.stream()
                                .sorted(Comparator.comparing(GrantChange::from))
                                .toList()));
        Arbitrary<Grant> inPerson = Combinators.combine(
                        Arbitraries.of(PROFILES).filter(slug -> !slug.equals("zonali")), lives)
                .as((profile, life) -> grant(profile, sourceOf(profile), life.toArray(GrantChange[]::new)));
        Arbitrary<Grant> delegated = Combinators.combine(
                        Arbitraries.of("avvocati", "zonali", "zonali", "consulenti"),
                        Arbitraries.integers().between(0, 4),
                        lives)
                .as((profile, delegator, life) ->
                        TestPeople.delegated(profile, "" + delegator, life.toArray(GrantChange[]::new)));
        return Arbitraries.oneOf(inPerson, delegated);
    }

    private static GrantSource sourceOf(String profile) {
        return switch (profile) {
            case "consulenti" -> GrantSource.REGISTER;
            case "ditte", "cittadini", "sconosciuti" -> GrantSource.OPEN;
            case "dipendenti" -> GrantSource.GROUP;
            default -> GrantSource.OFFICE;
        };
    }

    private Arbitrary<SignInFacts> facts() {
        Arbitrary<SignInFacts> passwords = Combinators.combine(
                        instants().optional(),
                        instants().optional(),
                        Arbitraries.of("e0", "e1", "unknown").optional(),
                        Arbitraries.of(true, false))
                .as((issued, expires, exemption, ageKnown) -> TestPeople.byPassword(
                        new LegacyCredential(
                                SignInMethod.LEGACY_DISPOSITIVE,
                                issued.orElse(TestPeople.LONG_AGO),
                                expires,
                                exemption),
                        ageKnown ? OptionalInt.of(0) : OptionalInt.empty()));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, passwords),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(TestPeople.by(SignInMethod.PIN_INPS))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(TestPeople.bySpid(1))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(TestPeople.bySpid(2))));
    }
}
