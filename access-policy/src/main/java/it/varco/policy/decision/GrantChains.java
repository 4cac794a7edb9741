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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows a grant to whoever it comes from: a delegation holds as long as every link before it does. */
final class GrantChains {

    /** A delegate of a delegate of a delegate of a delegate, and no more. */
    private static final int MOST_LINKS = 4;

    private final CompiledPlan plan;
    private final Holders others;
    private final Instant instant;

    GrantChains(CompiledPlan plan, Holders others, Instant instant) {
        this.plan = plan;
        this.others = others;
        this.instant = instant;
    }

    /**
     * A grant with what stands behind it.
     *
     * @param role the role that it gives
     * @param decision whether it holds
     * @param profiles its profile, and those of every link behind it: the strictest date counts
     * @param nextChange when any link may change by itself
     */
    record Chain(
            Grant grant,
            String role,
            Tenure tenure,
            Decision decision,
            List<String> profiles,
            Optional<Instant> nextChange) {

        Chain {
            profiles = List.copyOf(profiles);
        }

        /** What the plan says of exercising it: the first link that it stops speaks for all. */
        Decision exercise(CompiledPlan plan, SignInFacts facts, Instant instant) {
            Decision own = plan.role(profiles.get(0), tenure, facts, instant);
            for (int i = 1; own.allows() && i < profiles.size(); i++) {
                Decision behind = plan.role(profiles.get(i), tenure, facts, instant);
                if (!behind.allows()) {
                    return behind;
                }
            }
            return own;
        }

        /** What the person will soon no longer do with it, named by the profile that the person knows. */
        List<Notice> notices(CompiledPlan plan, SignInFacts facts, Instant instant) {
            return plan.noticesOfProfiles(profiles, tenure, facts, instant).stream()
                    .min(Comparator.comparing(Notice::from))
                    .map(notice -> List.of(new Notice(Optional.of(grant.profile()), notice.from(), notice.act())))
                    .orElse(List.of());
        }
    }

    /** The grant of that person with what stands behind it. */
    Chain follow(Holder person, Grant grant) {
        return follow(person, grant, new ArrayList<>());
    }

    private Chain follow(Holder person, Grant grant, List<String> before) {
        String rule = "grant/" + grant.source().slug();
        Optional<Profile> profile = plan.profile(grant.profile());
        if (profile.isEmpty()) {
            return end(grant, grant.profile(), Decision.deny(Reason.PROFILE_NOT_IN_PLAN, rule));
        }
        boolean delegated = grant.source() == GrantSource.DELEGATION;
        String role = delegated && profile.get().source() != GrantSource.DELEGATION
                ? profile.get().delegateRole()
                : grant.profile();
        if (!delegated && grant.source() != profile.get().source()) {
            return end(grant, role, Decision.deny(Reason.OTHER_SOURCE, rule));
        }
        Optional<GrantState> state = grant.stateAt(instant);
        if (!state.equals(Optional.of(GrantState.ACTIVE))) {
            Reason reason = state.map(RoleAnswer::reasonOf).orElse(Reason.NOT_YET_HELD);
            return end(grant, role, Decision.deny(reason, rule));
        }
        if (!delegated) {
            return end(grant, role, Decision.allow(Reason.GRANTED, rule));
        }
        if (profile.get().delegation() == DelegationRule.NONE
                && profile.get().delegatedBy().isEmpty()) {
            return end(grant, role, Decision.deny(Reason.DELEGATION_NOT_FORESEEN, rule));
        }
        return behind(person, grant, profile.get(), role, rule, before);
    }

    private Chain behind(Holder person, Grant grant, Profile profile, String role, String rule, List<String> before) {
        List<String> walked = new ArrayList<>(before);
        walked.add(person.id());
        String delegatorId = grant.delegator().orElseThrow();
        if (walked.contains(delegatorId)) {
            return end(grant, role, Decision.deny(Reason.DELEGATION_IN_A_CIRCLE, rule));
        }
        if (walked.size() > MOST_LINKS) {
            return end(grant, role, Decision.deny(Reason.DELEGATION_TOO_LONG, rule));
        }
        Optional<Holder> delegator = others.find(delegatorId);
        List<Chain> behind = delegator
                .map(found -> found.grants().stream()
                        .filter(candidate -> isSourceOf(candidate, profile))
                        .map(candidate -> follow(found, candidate, walked))
                        .toList())
                .orElse(List.of());
        Optional<Chain> holding =
                behind.stream().filter(chain -> chain.decision().allows()).findFirst();
        if (holding.isEmpty()) {
            Reason reason = behind.stream()
                    .map(chain -> chain.decision().reason())
                    .filter(found -> found == Reason.DELEGATION_TOO_LONG || found == Reason.DELEGATION_IN_A_CIRCLE)
                    .findFirst()
                    .orElse(Reason.DELEGATOR_WITHOUT_PROFILE);
            Optional<Instant> next = Stream.concat(
                            grant.nextChangeAfter(instant).stream(),
                            behind.stream().flatMap(chain -> chain.nextChange().stream()))
                    .min(Comparator.naturalOrder());
            return new Chain(grant, role, Tenure.DELEGATE, Decision.deny(reason, rule), List.of(grant.profile()), next);
        }
        String own = holding.get().grant().profile().equals(grant.profile()) ? profile.delegateRole() : role;
        List<String> profiles = Stream.concat(Stream.of(grant.profile()), holding.get().profiles().stream())
                .distinct()
                .toList();
        Optional<Instant> next = Stream.concat(
                        grant.nextChangeAfter(instant).stream(), holding.get().nextChange().stream())
                .min(Comparator.naturalOrder());
        return new Chain(grant, own, Tenure.DELEGATE, Decision.allow(Reason.GRANTED, rule), profiles, next);
    }

    /** Whether a grant of the delegator's is one that may be passed on as this profile. */
    private static boolean isSourceOf(Grant candidate, Profile profile) {
        return profile.delegatedBy().equals(Optional.of(candidate.profile()))
                || (profile.delegation() == DelegationRule.HOLDERS
                        && candidate.profile().equals(profile.slug()));
    }

    private Chain end(Grant grant, String role, Decision decision) {
        return new Chain(
                grant,
                role,
                grant.source() == GrantSource.DELEGATION ? Tenure.DELEGATE : Tenure.HOLDER,
                decision,
                List.of(grant.profile()),
                grant.nextChangeAfter(instant));
    }
}
