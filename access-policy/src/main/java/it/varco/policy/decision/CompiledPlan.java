package it.varco.policy.decision;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.grant.GrantChange;
import it.varco.policy.grant.Holder;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.OnEmptyRoles;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.PolicyZone;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Stop;
import it.varco.policy.signin.Assurance;
import it.varco.policy.signin.SignIn;
import it.varco.policy.signin.SignInMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
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
    private final Set<String> roles;
    private final List<Profile> groupProfiles;
    private final List<String> registerProfiles;
    private final Optional<Stopping> issueForEverybody;
    private final Optional<Stopping> issueForAnybody;
    private final Optional<Stopping> loginForEverybody;

    private CompiledPlan(Plan plan) {
        this.plan = plan;
        Optional<Stopping> ceiling = plan.ceiling().map(Stopping::by);
        plan.methods().forEach(rule -> {
            if (methods.put(rule.method(), new MethodAnswers(rule)) != null) {
                throw new IllegalArgumentException(
                        "two rules for the method " + rule.method().slug());
            }
        });
        Map<String, Profile> catalogue =
                plan.profiles().stream().collect(Collectors.toMap(Profile::slug, Function.identity()));
        Map<String, ProfileRules> rules = new HashMap<>();
        catalogue.forEach((slug, profile) -> rules.put(slug, new ProfileRules(plan, profile, catalogue)));
        this.profiles = Map.copyOf(rules);
        this.exemptions = plan.exemptions().stream()
                .collect(Collectors.toUnmodifiableMap(
                        exemption -> exemption.id(),
                        exemption -> new ExemptionRules(exemption, ceiling, profiles.values())));
        this.roles = plan.profiles().stream()
                .flatMap(profile -> Stream.of(profile.slug(), profile.delegateRole()))
                .collect(Collectors.toUnmodifiableSet());
        this.groupProfiles = plan.profiles().stream()
                .filter(profile -> profile.source() == GrantSource.GROUP)
                .toList();
        this.registerProfiles = plan.profiles().stream()
                .filter(profile -> profile.source() == GrantSource.REGISTER)
                .map(Profile::slug)
                .toList();
        this.issueForEverybody = forEverybody(plan, Stop.ISSUE, ceiling);
        this.issueForAnybody =
                profiles.values().stream().map(ProfileRules::issue).reduce(issueForEverybody, Stopping::earlier);
        this.loginForEverybody = forEverybody(plan, Stop.LOGIN, ceiling);
    }

    /**
     * Compiles a plan whose parts agree with each other.
     *
     * @throws RuntimeException where a method, profile or exemption is in it twice
     */
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

    /** Whether a role of that name is an outcome of the plan: a holder's or a delegate's. */
    public boolean isProfileRole(String name) {
        return roles.contains(name);
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

    /** To what level such a sign-in raises the account: none where the plan does not accept the level that was asserted. */
    public Assurance assurance(SignIn signIn) {
        MethodAnswers method = methods.get(signIn.method());
        return method != null && method.acceptsLevelOf(signIn) ? signIn.method().assurance() : Assurance.NONE;
    }

    /** The profiles that registers give. */
    public List<String> registerProfiles() {
        return registerProfiles;
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

    /** The last day on which the method may still be offered; empty where no day is known, or it is not offered now. */
    public Optional<LocalDate> lastDayOffered(SignInMethod method, Instant instant) {
        if (!mayBeOffered(method, instant)) {
            return Optional.empty();
        }
        return boundaryDays().stream()
                .filter(day -> PolicyZone.startOf(day).isAfter(instant))
                .filter(day -> !mayBeOffered(method, PolicyZone.startOf(day)))
                .findFirst()
                .map(day -> day.minusDays(1));
    }

    /**
     * May this person sign in like that?
     *
     * @param profiles those that the person actively holds in person
     */
    public Decision login(SignInFacts facts, Collection<String> profiles, Instant instant) {
        return loginOf(facts, inPerson(profiles), instant);
    }

    Decision loginOf(SignInFacts facts, Collection<Held> held, Instant instant) {
        MethodAnswers method = methods.get(facts.signIn().method());
        if (method == null) {
            return METHOD_NOT_IN_PLAN;
        }
        if (method.isStrong()) {
            return method.acceptsLevelOf(facts.signIn()) ? method.strong() : method.notStopped();
        }
        ExemptionRules exemption = exemption(facts, instant);
        boolean exempt =
                exemption != null && held.stream().anyMatch(one -> isLifted(one.profile(), exemption, instant));
        if (facts.signIn().method().isLegacyCredential()) {
            Optional<Decision> fault = faultOfCredential(facts, held, exempt, instant);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        return exempt
                ? exemption.exempted()
                : stop(held, loginForEverybody, ProfileRules::login, instant)
                        .map(Stopping::denial)
                        .orElse(method.notStopped());
    }

    /**
     * That a person comes too late for this method: who was not registered when the issue stop for everybody began comes
     * in by strong methods alone. Of a password its record says when it was given out; for a weak method of
     * another body's, the person's records here speak.
     */
    Optional<Decision> refusalOfNewcomer(SignInFacts facts, Holder person, Instant instant) {
        MethodAnswers method = methods.get(facts.signIn().method());
        return method == null
                        || method.isStrong()
                        || facts.signIn().method().isLegacyCredential()
                        || !holds(issueForEverybody, instant)
                ? Optional.empty()
                : issueForEverybody
                        .filter(stop -> !isRegisteredBefore(stop.at(), facts, person))
                        .map(stop -> Decision.deny(
                                Reason.REGISTERED_TOO_LATE, stop.denial().rule(), stop.act(), stop.day()));
    }

    /**
     * May this profile be exercised by such a sign-in? Whether there may be a session at all,
     * {@link #login} says.
     */
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
        return exemption != null && isLifted(profile, exemption, instant)
                ? exemption.exempted()
                : stop.get().denial();
    }

    /**
     * May this password be given out? Who holds nothing can't show to be of a category that still gets
     * one, and gets none as soon as any category gets none.
     *
     * @param held the profiles that the person actively holds, in whatever right
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
                            && held.stream().anyMatch(slug -> isIssueLifted(slug, exemption, instant))
                    ? exemption.exempted()
                    : NO_EXEMPTION;
        }
        Optional<Stopping> stop = held.stream().anyMatch(profiles::containsKey)
                ? stop(inPerson(held), issueForEverybody, (rules, tenure) -> rules.issue(), instant)
                : issueForAnybody.filter(first -> first.holdsAt(instant));
        return stop.map(Stopping::denial).orElse(ISSUE_OPEN);
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

    /** What a person who came in like that will soon no longer do with this profile. */
    Optional<Notice> noticeOf(Held held, SignInFacts facts, Instant instant) {
        ProfileRules rules = profiles.get(held.profile());
        if (rules == null || !isWeak(facts)) {
            return Optional.empty();
        }
        ExemptionRules exemption = exemption(facts, instant);
        Optional<Stopping> ahead =
                exemption != null && exemption.covers(held.profile()) ? rules.roleByName() : rules.role(held.tenure());
        return ahead.filter(stop -> stop.isAnnouncedAt(instant))
                .map(stop -> new Notice(Optional.of(held.profile()), stop.day(), stop.act()));
    }

    /** That a person who came in like that will soon no longer sign in like that. */
    Optional<Notice> noticeOfLogin(SignInFacts facts, Instant instant) {
        return isWeak(facts) && exemption(facts, instant) == null
                ? loginForEverybody
                        .filter(stop -> stop.isAnnouncedAt(instant))
                        .map(stop -> new Notice(Optional.empty(), stop.day(), stop.act()))
                : Optional.empty();
    }

    /** The next instant at which whether such a session may be, or exercise one of these, may be another. */
    Optional<Instant> nextChange(Collection<Held> concerned, SignInFacts facts, Instant instant) {
        if (!isWeak(facts)) {
            return Optional.empty();
        }
        Stream<Instant> ofProfiles = concerned.stream()
                .filter(held -> profiles.containsKey(held.profile()))
                .flatMap(held -> {
                    ProfileRules rules = profiles.get(held.profile());
                    return Stream.of(rules.role(held.tenure()), rules.login(held.tenure()), rules.roleByName());
                })
                .flatMap(Optional::stream)
                .map(Stopping::at);
        Stream<Instant> ofEverybody = Stream.of(loginForEverybody, issueForEverybody)
                .flatMap(Optional::stream)
                .map(Stopping::at);
        Stream<Instant> ofCredential = facts.credential().stream()
                .flatMap(credential -> Stream.of(
                                Stream.of(credential.issuedAt()),
                                credential.expires().stream(),
                                credential.exemption().map(exemptions::get).stream()
                                        .flatMap(exemption -> exemption.boundsAfter(instant)))
                        .flatMap(Function.identity()));
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

    private boolean isWeak(SignInFacts facts) {
        MethodAnswers method = methods.get(facts.signIn().method());
        return method != null && !method.isStrong();
    }

    private static List<Held> inPerson(Collection<String> profiles) {
        return profiles.stream()
                .map(profile -> new Held(profile, Tenure.HOLDER))
                .toList();
    }

    /** Groups know no dates, so that a membership says nothing of when a person came. */
    private static boolean isRegisteredBefore(Instant stop, SignInFacts facts, Holder person) {
        return Stream.concat(
                        facts.credential().map(LegacyCredential::issuedAt).stream(),
                        person.grants().stream()
                                .filter(grant -> grant.source() != GrantSource.GROUP)
                                .flatMap(grant -> grant.changes().stream().map(GrantChange::from)))
                .anyMatch(known -> known.isBefore(stop));
    }

    /** Whether the exemption goes past what stops that profile: never past a phase that names it. */
    private boolean isLifted(String profile, ExemptionRules exemption, Instant instant) {
        ProfileRules rules = profiles.get(profile);
        return rules != null && exemption.covers(profile) && !rules.isRoleStoppedByName(instant);
    }

    private boolean isIssueLifted(String profile, ExemptionRules exemption, Instant instant) {
        return isLifted(profile, exemption, instant) && !profiles.get(profile).isIssueStoppedByName(instant);
    }

    private Optional<Decision> faultOfCredential(
            SignInFacts facts, Collection<Held> held, boolean exempt, Instant instant) {
        Optional<LegacyCredential> record = facts.credential()
                .filter(found -> found.kind() == facts.signIn().method())
                .filter(found -> !found.issuedAt().isAfter(instant));
        if (record.isEmpty()) {
            return Optional.of(NO_CREDENTIAL_RECORD);
        }
        if (record.get().expires().filter(end -> !instant.isBefore(end)).isPresent()) {
            return Optional.of(CREDENTIAL_EXPIRED);
        }
        return exempt
                ? Optional.empty()
                : stop(
                                held,
                                issueForEverybody,
                                (rules, tenure) -> rules.issue(),
                                record.get().issuedAt())
                        .map(stop -> Decision.deny(
                                Reason.CREDENTIAL_ISSUED_TOO_LATE, stop.denial().rule(), stop.act(), stop.day()));
    }

    /**
     * The stop that concerns the whole person: one on everybody, or one on each profile that is held, of which the last
     * speaks. A profile that the plan doesn't know keeps nobody in.
     */
    private Optional<Stopping> stop(
            Collection<Held> held,
            Optional<Stopping> everybody,
            BiFunction<ProfileRules, Tenure, Optional<Stopping>> ofProfile,
            Instant instant) {
        if (holds(everybody, instant)) {
            return everybody;
        }
        Optional<Stopping> last = Optional.empty();
        for (Held one : held) {
            ProfileRules rules = profiles.get(one.profile());
            if (rules != null) {
                Optional<Stopping> stop = ofProfile.apply(rules, one.tenure());
                if (!holds(stop, instant)) {
                    return Optional.empty();
                }
                last = Stopping.later(last, stop);
            }
        }
        return last;
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
