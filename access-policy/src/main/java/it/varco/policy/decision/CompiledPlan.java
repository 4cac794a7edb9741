package it.varco.policy.decision;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Stop;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of a plan in the form in which it decides. Since a phase has no end, each profile has one instant from which
 * weak methods no longer exercise it: no decision looks at phases, and the answers are made beforehand.
 */
public final class CompiledPlan {

    private static final Decision METHOD_NOT_IN_PLAN = Decision.deny(Reason.METHOD_NOT_IN_PLAN, "methods");
    private static final Decision PROFILE_NOT_IN_PLAN = Decision.deny(Reason.PROFILE_NOT_IN_PLAN, "profiles");
    private static final Decision NO_CREDENTIAL_RECORD = Decision.deny(Reason.NO_CREDENTIAL_RECORD, "credential");
    private static final Decision CREDENTIAL_EXPIRED = Decision.deny(Reason.CREDENTIAL_EXPIRED, "credential");
    private static final Decision NOT_A_CREDENTIAL = Decision.deny(Reason.NOT_A_CREDENTIAL_OF_THE_BODY, "credential");
    private static final Decision WAITS = Decision.deny(Reason.WAITS_FOR_STRONG_SIGN_IN, "register");
    private static final Decision NO_EXEMPTION = Decision.deny(Reason.EXEMPTION_DOES_NOT_HOLD, "exemptions");
    private static final Decision ISSUE_OPEN = Decision.allow(Reason.ISSUE_OPEN, "credential");
    private static final Decision ENABLE_OPEN = Decision.allow(Reason.GRANTED, "profiles");

    private final Plan plan;
    private final Map<SignInMethod, MethodAnswers> methods = new EnumMap<>(SignInMethod.class);
    private final Map<String, ProfileRules> profiles;
    private final Map<String, ExemptionRules> exemptions;
    private final List<Profile> groupProfiles;
    private final Optional<Stopping> issueForEverybody;
    private final Optional<Stopping> loginForEverybody;

    private CompiledPlan(Plan plan) {
        this.plan = plan;
        Optional<Stopping> ceiling = plan.ceiling().map(Stopping::by);
        plan.methods().forEach(rule -> methods.put(rule.method(), new MethodAnswers(rule)));
        Map<String, Profile> catalogue =
                plan.profiles().stream().collect(Collectors.toMap(Profile::slug, Function.identity()));
        Map<String, ProfileRules> rules = new HashMap<>();
        catalogue.forEach((slug, profile) -> rules.put(slug, new ProfileRules(plan, profile, catalogue)));
        this.profiles = Map.copyOf(rules);
        this.exemptions = plan.exemptions().stream()
                .collect(Collectors.toUnmodifiableMap(
                        exemption -> exemption.id(), exemption -> new ExemptionRules(exemption, ceiling)));
        this.groupProfiles = plan.profiles().stream()
                .filter(profile -> profile.source() == GrantSource.GROUP)
                .toList();
        this.issueForEverybody = forEverybody(plan, Stop.ISSUE, ceiling);
        this.loginForEverybody = forEverybody(plan, Stop.LOGIN, ceiling);
    }

    /** Compiles a plan that {@link it.varco.policy.plan.Plan} says agrees with itself. */
    public static CompiledPlan of(Plan plan) {
        return new CompiledPlan(plan);
    }

    /** What was compiled. */
    public Plan plan() {
        return plan;
    }

    /** The profile of that slug. */
    public Optional<Profile> profile(String slug) {
        return Optional.ofNullable(profiles.get(slug)).map(ProfileRules::profile);
    }

    /** The profiles that groups give. */
    public List<Profile> groupProfiles() {
        return groupProfiles;
    }

    /** Whether the plan takes the way in for a strong one, at the level that was asserted. */
    public boolean isStrong(SignIn signIn) {
        MethodAnswers method = methods.get(signIn.method());
        return method != null && method.isStrong() && method.acceptsLevelOf(signIn);
    }

    /** Whether one sign-in of this kind activates a role that a register keeps pending on that day. */
    public boolean isAdequate(SignIn signIn, Instant instant) {
        MethodAnswers method = methods.get(signIn.method());
        return method != null && method.acceptsLevelOf(signIn) && method.isAdequateAt(instant);
    }

    /** The methods that activate a pending role on that day, in the order of the plan. */
    public List<SignInMethod> adequateMethods(Instant instant) {
        return plan.methods().stream()
                .map(rule -> rule.method())
                .filter(method -> methods.get(method).isAdequateAt(instant))
                .toList();
    }

    /** Whether anybody at all may still sign in by that method on that day; the access page shows no other. */
    public boolean mayBeOffered(SignInMethod method, Instant instant) {
        MethodAnswers answers = methods.get(method);
        return answers != null
                && (answers.isStrong()
                        || !holds(loginForEverybody, instant)
                        || (method.isLegacyCredential()
                                && exemptions.values().stream().anyMatch(exemption -> exemption.holdsAt(instant))));
    }

    /**
     * May this person sign in like that?
     *
     * @param held the profiles that the person actively holds
     */
    public Decision login(SignInFacts facts, Collection<String> held, Instant instant) {
        MethodAnswers method = methods.get(facts.signIn().method());
        if (method == null) {
            return METHOD_NOT_IN_PLAN;
        }
        if (method.isStrong()) {
            return method.strong();
        }
        ExemptionRules exemption = exemption(facts, instant);
        if (facts.signIn().method().isLegacyCredential()) {
            Decision credential = credential(facts, held, exemption, instant);
            if (!credential.allows()) {
                return credential;
            }
        }
        if (exemption != null) {
            return exemption.exempted();
        }
        return stop(held, loginForEverybody, ProfileRules::login, instant)
                .map(Stopping::denial)
                .orElse(method.notStopped());
    }

    /** May this profile be exercised in a session that began like that? */
    public Decision role(String profile, Tenure tenure, SignInFacts facts, Instant instant) {
        ProfileRules rules = profiles.get(profile);
        if (rules == null) {
            return PROFILE_NOT_IN_PLAN;
        }
        MethodAnswers method = methods.get(facts.signIn().method());
        if (method == null) {
            return METHOD_NOT_IN_PLAN;
        }
        if (!method.acceptsLevelOf(facts.signIn())) {
            return method.levelTooLow();
        }
        if (method.isStrong()) {
            return method.strong();
        }
        Optional<Stopping> stop = rules.role(tenure);
        if (stop.isEmpty() || !stop.get().holdsAt(instant)) {
            return method.notStopped();
        }
        ExemptionRules exemption = exemption(facts, instant);
        return exemption != null && exemption.covers(profile) && !rules.isStoppedByName(instant)
                ? exemption.exempted()
                : stop.get().denial();
    }

    /**
     * May this password be given out?
     *
     * @param held the profiles that the person actively holds
     * @param pending whether a register keeps a role of the person pending
     */
    public Decision issue(IssueRequest request, Collection<String> held, Pending pending, Instant instant) {
        if (!request.kind().isLegacyCredential()) {
            return NOT_A_CREDENTIAL;
        }
        if (!methods.containsKey(request.kind())) {
            return METHOD_NOT_IN_PLAN;
        }
        if (pending == Pending.SOME_ROLE) {
            return WAITS;
        }
        if (request.exemption().isPresent()) {
            ExemptionRules exemption = exemptions.get(request.exemption().get());
            return exemption != null
                            && exemption.holdsFor(request.age(), instant)
                            && held.stream().anyMatch(exemption::covers)
                    ? exemption.exempted()
                    : NO_EXEMPTION;
        }
        return stop(held, issueForEverybody, ProfileRules::issue, instant)
                .map(Stopping::denial)
                .orElse(ISSUE_OPEN);
    }

    /** May this profile be granted to a person whose identity is known like that? */
    public Decision enable(String profile, StrongIdentity identity, Instant instant) {
        ProfileRules rules = profiles.get(profile);
        if (rules == null) {
            return PROFILE_NOT_IN_PLAN;
        }
        return rules.role(Tenure.HOLDER)
                .filter(stop -> identity == StrongIdentity.NEVER_PROVEN && stop.holdsAt(instant))
                .map(stop ->
                        Decision.deny(Reason.NO_STRONG_IDENTITY, stop.denial().rule(), stop.act(), stop.day()))
                .orElse(ENABLE_OPEN);
    }

    /** What a person who came in like that will soon no longer do with these profiles. */
    List<Notice> noticesOfProfiles(Collection<String> slugs, Tenure tenure, SignInFacts facts, Instant instant) {
        return isBoundByPhases(facts, instant)
                ? slugs.stream()
                        .map(profiles::get)
                        .flatMap(rules -> rules.role(tenure).stream()
                                .filter(stop -> stop.isAnnouncedAt(instant))
                                .map(stop ->
                                        new Notice(Optional.of(rules.profile().slug()), stop.day(), stop.act())))
                        .toList()
                : List.of();
    }

    /** That a person who came in like that will soon no longer sign in like that. */
    List<Notice> noticesOfLogin(SignInFacts facts, Instant instant) {
        return isBoundByPhases(facts, instant)
                ? loginForEverybody.stream()
                        .filter(stop -> stop.isAnnouncedAt(instant))
                        .map(stop -> new Notice(Optional.empty(), stop.day(), stop.act()))
                        .toList()
                : List.of();
    }

    /** The next instant at which an answer about these profiles in such a session may be another. */
    Optional<Instant> nextChange(Collection<String> concerned, SignInFacts facts, Instant instant) {
        MethodAnswers method = methods.get(facts.signIn().method());
        if (method == null || method.isStrong()) {
            return Optional.empty();
        }
        Stream<Instant> ofProfiles = concerned.stream()
                .map(profiles::get)
                .filter(rules -> rules != null)
                .flatMap(rules -> Stream.of(
                                rules.role(Tenure.HOLDER), rules.role(Tenure.DELEGATE), rules.login(), rules.issue())
                        .flatMap(Optional::stream))
                .map(Stopping::at);
        Stream<Instant> ofEverybody = loginForEverybody.stream().map(Stopping::at);
        Stream<Instant> ofCredential = facts.credential().stream()
                .flatMap(credential -> Stream.concat(
                        credential.expires().stream(),
                        credential.exemption().stream()
                                .map(exemptions::get)
                                .filter(exemption -> exemption != null)
                                .flatMap(exemption -> bounds(exemption, instant))));
        return Stream.of(ofProfiles, ofEverybody, ofCredential)
                .flatMap(Function.identity())
                .filter(bound -> bound.isAfter(instant))
                .min(Instant::compareTo);
    }

    /** Every day from which something in this plan is another than the day before. */
    public SortedSet<LocalDate> boundaryDays() {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(plan.effectiveFrom());
        plan.phases().forEach(phase -> days.add(phase.from()));
        plan.ceiling().ifPresent(ceiling -> days.add(ceiling.from()));
        plan.exemptions().forEach(exemption -> {
            exemption.period().from().ifPresent(days::add);
            exemption.period().until().ifPresent(days::add);
        });
        plan.methods().stream().flatMap(rule -> rule.adequate().stream()).forEach(period -> {
            period.from().ifPresent(days::add);
            period.until().ifPresent(days::add);
        });
        return days;
    }

    /** Whether a sign-in that lost its last role to the plan is refused. */
    boolean refusesWithoutRoles() {
        return plan.onEmptyRoles() == OnEmptyRoles.DENY;
    }

    private boolean isBoundByPhases(SignInFacts facts, Instant instant) {
        MethodAnswers method = methods.get(facts.signIn().method());
        return method != null && !method.isStrong() && exemption(facts, instant) == null;
    }

    private Decision credential(SignInFacts facts, Collection<String> held, ExemptionRules exemption, Instant instant) {
        Optional<LegacyCredential> record = facts.credential()
                .filter(found -> found.kind() == facts.signIn().method());
        if (record.isEmpty()) {
            return NO_CREDENTIAL_RECORD;
        }
        if (record.get().expires().filter(end -> !instant.isBefore(end)).isPresent()) {
            return CREDENTIAL_EXPIRED;
        }
        if (exemption != null) {
            return exemption.exempted();
        }
        return stop(held, issueForEverybody, ProfileRules::issue, record.get().issuedAt())
                .map(stop -> Decision.deny(
                        Reason.CREDENTIAL_ISSUED_TOO_LATE, stop.denial().rule(), stop.act(), stop.day()))
                .orElse(ISSUE_OPEN);
    }

    /** The stop that concerns the whole person: one on everybody, or one on each profile that is held. */
    private Optional<Stopping> stop(
            Collection<String> held,
            Optional<Stopping> everybody,
            Function<ProfileRules, Optional<Stopping>> ofProfile,
            Instant instant) {
        if (holds(everybody, instant)) {
            return everybody;
        }
        Set<Stopping> holding = new LinkedHashSet<>();
        for (String slug : held) {
            Optional<Stopping> stop = Optional.ofNullable(profiles.get(slug)).flatMap(ofProfile);
            if (!holds(stop, instant)) {
                return Optional.empty();
            }
            holding.add(stop.get());
        }
        return holding.stream().findFirst();
    }

    /** The exemption under which the password was given out, if it holds now; none is the common case. */
    private ExemptionRules exemption(SignInFacts facts, Instant instant) {
        LegacyCredential credential = facts.credential().orElse(null);
        if (exemptions.isEmpty()
                || credential == null
                || credential.exemption().isEmpty()
                || credential.kind() != facts.signIn().method()) {
            return null;
        }
        ExemptionRules exemption = exemptions.get(credential.exemption().get());
        return exemption != null && exemption.holdsFor(facts.age(), instant) ? exemption : null;
    }

    /** Where an age counts, the person may pass it at any midnight. */
    private static Stream<Instant> bounds(ExemptionRules exemption, Instant instant) {
        Stream<Instant> period = Stream.of(exemption.from(), exemption.until());
        return exemption.asksForAge()
                ? Stream.concat(
                        period,
                        Stream.of(PolicyZone.startOf(PolicyZone.dayOf(instant).plusDays(1))))
                : period;
    }

    private static Optional<Stopping> forEverybody(Plan plan, Stop stop, Optional<Stopping> ceiling) {
        return plan.phases().stream()
                .filter(phase -> phase.stops().contains(stop))
                .filter(phase -> phase.profiles() instanceof ProfileSelection.All)
                .map(phase -> Optional.of(Stopping.by(phase, Stopping.Scope.EVERYBODY, stop)))
                .reduce(ceiling, Stopping::earlier);
    }

    private static boolean holds(Optional<Stopping> stop, Instant instant) {
        return stop.isPresent() && stop.get().holdsAt(instant);
    }
}
