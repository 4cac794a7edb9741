package it.varco.policy.decision;

import it.varco.policy.plan.Delegates;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Stop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the plan says of one profile, found once. What stops a profile stops also those that its holders grant to others
 * since these exercise it as delegates.
 */
final class ProfileRules {

    /** Who may no longer sign in with a profile may no longer exercise it either, whatever else lets the person in. */
    private static final Set<Stop> NO_EXERCISE = Set.of(Stop.ROLE, Stop.LOGIN);

    private static final Set<Stop> NO_LOGIN = Set.of(Stop.LOGIN);
    private static final Set<Stop> NO_ISSUE = Set.of(Stop.ISSUE);

    private final Profile profile;
    private final Set<String> lineage;
    private final Optional<Stopping> roleOfHolders;
    private final Optional<Stopping> roleOfDelegates;
    private final Optional<Stopping> loginOfHolders;
    private final Optional<Stopping> loginOfDelegates;
    private final Optional<Stopping> issue;
    private final Optional<Stopping> roleByName;
    private final Optional<Stopping> issueByName;

    ProfileRules(Plan plan, Profile profile, Map<String, Profile> catalogue) {
        Optional<Stopping> ceiling = plan.ceiling().map(Stopping::by);
        this.profile = profile;
        this.lineage = lineage(profile, catalogue);
        Stops stops = new Stops(plan, profile, lineage, catalogue);
        this.roleOfHolders = Stopping.earlier(stops.first(NO_EXERCISE, stops::concernsHolder), ceiling);
        this.roleOfDelegates = Stopping.earlier(stops.first(NO_EXERCISE, stops::concernsDelegate), ceiling);
        this.loginOfHolders = Stopping.earlier(stops.first(NO_LOGIN, stops::concernsHolder), ceiling);
        this.loginOfDelegates = Stopping.earlier(stops.first(NO_LOGIN, stops::concernsDelegate), ceiling);
        this.issue = Stopping.earlier(stops.first(NO_ISSUE, phase -> true), ceiling);
        this.roleByName = stops.first(NO_EXERCISE, Stops::isByName);
        this.issueByName = stops.first(NO_ISSUE, Stops::isByName);
    }

    Profile profile() {
        return profile;
    }

    /** The profile, and those whose holders it comes from. */
    Set<String> lineage() {
        return lineage;
    }

    Optional<Stopping> role(Tenure tenure) {
        return tenure == Tenure.HOLDER ? roleOfHolders : roleOfDelegates;
    }

    Optional<Stopping> login(Tenure tenure) {
        return tenure == Tenure.HOLDER ? loginOfHolders : loginOfDelegates;
    }

    Optional<Stopping> issue() {
        return issue;
    }

    /** The stop by a phase that names the profile, what it comes from, or an umbrella over one: no exemption lifts it. */
    Optional<Stopping> roleByName() {
        return roleByName;
    }

    boolean isRoleStoppedByName(Instant instant) {
        return roleByName.isPresent() && roleByName.get().holdsAt(instant);
    }

    boolean isIssueStoppedByName(Instant instant) {
        return issueByName.isPresent() && issueByName.get().holdsAt(instant);
    }

    private static Set<String> lineage(Profile profile, Map<String, Profile> catalogue) {
        Set<String> found = new LinkedHashSet<>();
        Optional<Profile> next = Optional.of(profile);
        while (next.isPresent() && found.add(next.get().slug())) {
            next = next.filter(delegated -> delegated.source() == GrantSource.DELEGATION)
                    .flatMap(Profile::delegatedBy)
                    .map(catalogue::get);
        }
        return Set.copyOf(found);
    }

    /** The phases of a plan, looked at from one profile. */
    private record Stops(Plan plan, Profile profile, Set<String> lineage, Map<String, Profile> catalogue) {

        Optional<Stopping> first(Set<Stop> any, Predicate<Phase> counts) {
            return plan.phases().stream()
                    .filter(phase -> phase.stops().stream().anyMatch(any::contains))
                    .filter(counts)
                    .flatMap(phase -> scope(phase)
                            .map(scope -> Stopping.by(phase, scope, any.equals(NO_ISSUE) ? Stop.ISSUE : Stop.ROLE))
                            .stream())
                    .map(Optional::of)
                    .reduce(Optional.empty(), Stopping::earlier);
        }

        /** Whoever holds a profile that comes by delegation is a delegate to the phases on what it comes from. */
        boolean concernsHolder(Phase phase) {
            return phase.delegates() == Delegates.INCLUDED
                    || profile.source() != GrantSource.DELEGATION
                    || !isByName(phase)
                    || scopeOn(phase, profile.slug()).isPresent();
        }

        boolean concernsDelegate(Phase phase) {
            return phase.delegates() == Delegates.INCLUDED;
        }

        static boolean isByName(Phase phase) {
            return !(phase.profiles() instanceof ProfileSelection.All);
        }

        private Optional<Stopping.Scope> scope(Phase phase) {
            return scopeOn(phase, profile.slug())
                    .or(() -> lineage.stream()
                            .filter(slug -> scopeOn(phase, slug).isPresent())
                            .findFirst()
                            .map(slug -> Stopping.Scope.UMBRELLA));
        }

        private Optional<Stopping.Scope> scopeOn(Phase phase, String slug) {
            if (phase.profiles() instanceof ProfileSelection.These these) {
                if (these.slugs().contains(slug)) {
                    return Optional.of(Stopping.Scope.NAMED);
                }
                return umbrellas(slug).stream().anyMatch(these.slugs()::contains)
                        ? Optional.of(Stopping.Scope.UMBRELLA)
                        : Optional.empty();
            }
            return Optional.of(Stopping.Scope.EVERYBODY);
        }

        private Set<String> umbrellas(String slug) {
            Set<String> found = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(catalogue.get(slug).within());
            while (!open.isEmpty()) {
                String next = open.pop();
                Profile umbrella = catalogue.get(next);
                if (umbrella != null && found.add(next)) {
                    open.addAll(umbrella.within());
                }
            }
            return found;
        }
    }
}
