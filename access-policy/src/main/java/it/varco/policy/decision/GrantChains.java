package it.varco.policy.decision;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.GrantState;
import it.varco.policy.grant.Holder;
import it.varco.policy.grant.Holders;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows a person's grants to whoever they come from: a delegation holds as long as every link before it does (R-09,
 * One object serves one decision.
 */
final class GrantChains {

    /** A delegate of a delegate of a delegate of a delegate, and no more. */
    private static final int MOST_LINKS = 4;

    /** People who delegate to each other in a ring make paths without number; beyond these links nothing holds. */
    private static final int MOST_LINKS_OF_A_DECISION = 256;

    private final CompiledPlan plan;
    private final Holders others;
    private final Instant instant;
    private final Map<String, Optional<Holder>> found = new HashMap<>();
    private int links;

    GrantChains(CompiledPlan plan, Holders others, Instant instant) {
        this.plan = plan;
        this.others = others;
        this.instant = instant;
    }

    /**
     * A grant with what stands behind it.
     *
     * @param role the role that it gives
     * @param held its profile, in the right in which the person exercises it
     * @param decision whether it holds
     * @param nextChange when any link may change by itself
     */
    record Chain(
            Grant grant,
            String role,
            Held held,
            Decision decision,
            RoleAnswer.Standing standing,
            Optional<Instant> nextChange) {

        boolean holds() {
            return decision.allows();
        }
    }

    /** The grant of that person with what stands behind it. */
    Chain follow(Holder person, Grant grant) {
        return follow(person, grant, List.of());
    }

    private Chain follow(Holder person, Grant grant, List<String> before) {
        Optional<Profile> profile = plan.profile(grant.profile());
        if (profile.isEmpty()) {
            return refused(grant, Reason.PROFILE_NOT_IN_PLAN, RoleAnswer.Standing.NOT_HELD);
        }
        boolean delegated = grant.source() == GrantSource.DELEGATION;
        if (!delegated && grant.source() != profile.get().source()) {
            return refused(grant, Reason.OTHER_SOURCE, RoleAnswer.Standing.NOT_HELD);
        }
        Optional<GrantState> state = grant.stateAt(instant);
        if (!state.equals(Optional.of(GrantState.ACTIVE))) {
            return refused(
                    grant,
                    state.map(RoleAnswer::reasonOf).orElse(Reason.NOT_YET_HELD),
                    state.map(RoleAnswer::standingOf).orElse(RoleAnswer.Standing.NOT_HELD));
        }
        return delegated
                ? behind(person, grant, profile.get(), before)
                : chain(grant, Link.OF_NOBODY, allowed(grant), RoleAnswer.Standing.HELD, List.of());
    }

    private Chain behind(Holder person, Grant grant, Profile profile, List<String> before) {
        if (profile.delegation() == DelegationRule.NONE && source(profile).isEmpty()) {
            return refused(grant, Reason.DELEGATION_NOT_FORESEEN, RoleAnswer.Standing.NOT_HELD);
        }
        List<String> walked = new ArrayList<>(before);
        walked.add(person.id());
        String delegatorId = grant.delegator().orElseThrow();
        if (walked.contains(delegatorId)) {
            return refused(grant, Reason.DELEGATION_IN_A_CIRCLE, RoleAnswer.Standing.NOT_HELD);
        }
        links++;
        if (walked.size() > MOST_LINKS || links > MOST_LINKS_OF_A_DECISION) {
            return refused(grant, Reason.DELEGATION_TOO_LONG, RoleAnswer.Standing.NOT_HELD);
        }
        List<Chain> behind = found.computeIfAbsent(delegatorId, others::find)
                .map(delegator -> delegator.grants().stream()
                        .filter(candidate -> isSourceOf(candidate, profile))
                        .map(candidate -> follow(delegator, candidate, walked))
                        .toList())
                .orElse(List.of());
        return best(behind, profile)
                .map(chain -> chain(grant, Link.to(chain, profile), allowed(grant), RoleAnswer.Standing.HELD, behind))
                .orElseGet(() -> chain(
                        grant,
                        Link.OF_NOBODY,
                        Decision.deny(reason(behind), rule(grant)),
                        behind.stream().anyMatch(chain -> chain.standing() == RoleAnswer.Standing.DORMANT)
                                ? RoleAnswer.Standing.DORMANT
                                : RoleAnswer.Standing.NOT_HELD,
                        behind));
    }

    /** Of several ways in which the delegator holds it, the one that makes this person a holder rather than a delegate. */
    private static Optional<Chain> best(List<Chain> behind, Profile profile) {
        return behind.stream().filter(Chain::holds).min(Comparator.comparing(chain -> Link.to(chain, profile)));
    }

    private static Reason reason(List<Chain> behind) {
        return behind.stream()
                .map(chain -> chain.decision().reason())
                .filter(reason -> reason == Reason.DELEGATION_TOO_LONG || reason == Reason.DELEGATION_IN_A_CIRCLE)
                .findFirst()
                .orElse(Reason.DELEGATOR_WITHOUT_PROFILE);
    }

    /** Whether a grant of the delegator's is one that may be passed on as this profile. */
    private static boolean isSourceOf(Grant candidate, Profile profile) {
        return source(profile).equals(Optional.of(candidate.profile()))
                || (profile.delegation() == DelegationRule.HOLDERS
                        && candidate.profile().equals(profile.slug()));
    }

    private static Optional<String> source(Profile profile) {
        return profile.delegatedBy().filter(any -> profile.source() == GrantSource.DELEGATION);
    }

    private Chain refused(Grant grant, Reason reason, RoleAnswer.Standing standing) {
        return chain(grant, Link.OF_NOBODY, Decision.deny(reason, rule(grant)), standing, List.of());
    }

    private Chain chain(Grant grant, Link link, Decision decision, RoleAnswer.Standing standing, List<Chain> behind) {
        boolean inPerson = grant.source() != GrantSource.DELEGATION
                || (link != Link.TO_THE_SAME_PROFILE
                        && plan.profile(grant.profile())
                                .filter(profile -> profile.source() == GrantSource.DELEGATION)
                                .isPresent());
        String role = inPerson
                ? grant.profile()
                : plan.profile(grant.profile()).map(Profile::delegateRole).orElse(grant.profile());
        Optional<Instant> next = Stream.concat(
                        grant.nextChangeAfter(instant).stream(),
                        behind.stream().flatMap(chain -> chain.nextChange().stream()))
                .min(Comparator.naturalOrder());
        return new Chain(
                grant,
                role,
                new Held(grant.profile(), inPerson ? Tenure.HOLDER : Tenure.DELEGATE),
                decision,
                standing,
                next);
    }

    private static Decision allowed(Grant grant) {
        return Decision.allow(Reason.GRANTED, rule(grant));
    }

    private static String rule(Grant grant) {
        return "grant/" + grant.source().slug();
    }

    /** What a delegation hangs on. */
    private enum Link {
        OF_NOBODY,
        TO_ANOTHER_PROFILE,
        TO_THE_SAME_PROFILE;

        static Link to(Chain delegator, Profile profile) {
            return delegator.grant().profile().equals(profile.slug()) ? TO_THE_SAME_PROFILE : TO_ANOTHER_PROFILE;
        }
    }
}
