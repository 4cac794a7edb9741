package it.varco.policy.decision;

import it.varco.policy.plan.Delegates;
import it.varco.policy.plan.Phase;
import it.varco.policy.plan.Plan;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileSelection;
import it.varco.policy.plan.Stop;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the plan says of one profile, found once. */
final class ProfileRules {

    private final Profile profile;
    private final Optional<Stopping> holders;
    private final Optional<Stopping> delegates;
    private final Optional<Stopping> named;
    private final Optional<Stopping> issue;
    private final Optional<Stopping> login;

    ProfileRules(Plan plan, Profile profile, Map<String, Profile> catalogue) {
        Set<String> umbrellas = umbrellas(profile, catalogue);
        Optional<Stopping> ceiling = plan.ceiling().map(Stopping::by);
        this.profile = profile;
        this.holders = first(plan, umbrellas, Stop.ROLE, phase -> true, ceiling);
        this.delegates = first(plan, umbrellas, Stop.ROLE, phase -> phase.delegates() == Delegates.INCLUDED, ceiling);
        this.named = first(
                plan,
                umbrellas,
                Stop.ROLE,
                phase -> !(phase.profiles() instanceof ProfileSelection.All),
                Optional.empty());
        this.issue = first(plan, umbrellas, Stop.ISSUE, phase -> true, ceiling);
        this.login = first(plan, umbrellas, Stop.LOGIN, phase -> true, ceiling);
    }

    Profile profile() {
        return profile;
    }

    Optional<Stopping> role(Tenure tenure) {
        return tenure == Tenure.HOLDER ? holders : delegates;
    }

    Optional<Stopping> issue() {
        return issue;
    }

    Optional<Stopping> login() {
        return login;
    }

    /** Whether a phase that names the profile, or an umbrella over it, holds: no exemption lifts that one. */
    boolean isStoppedByName(Instant instant) {
        return named.isPresent() && named.get().holdsAt(instant);
    }

    private Optional<Stopping> first(
            Plan plan, Set<String> umbrellas, Stop stop, Predicate<Phase> counts, Optional<Stopping> ceiling) {
        return plan.phases().stream()
                .filter(phase -> phase.stops().contains(stop))
                .filter(counts)
                .flatMap(phase -> scope(phase, umbrellas).map(scope -> Stopping.by(phase, scope, stop)).stream())
                .map(Optional::of)
                .reduce(ceiling, Stopping::earlier);
    }

    private Optional<Stopping.Scope> scope(Phase phase, Set<String> umbrellas) {
        if (phase.profiles() instanceof ProfileSelection.These these) {
            if (these.slugs().contains(profile.slug())) {
                return Optional.of(Stopping.Scope.NAMED);
            }
            return these.slugs().stream().anyMatch(umbrellas::contains)
                    ? Optional.of(Stopping.Scope.UMBRELLA)
                    : Optional.empty();
        }
        return Optional.of(Stopping.Scope.EVERYBODY);
    }

    private static Set<String> umbrellas(Profile profile, Map<String, Profile> catalogue) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(profile.within());
        while (!open.isEmpty()) {
            String slug = open.pop();
            Profile umbrella = catalogue.get(slug);
            if (umbrella != null && found.add(slug)) {
                open.addAll(umbrella.within());
            }
        }
        return Set.copyOf(found);
    }
}
