package it.varco.policy.decision;

import it.varco.policy.grant.Grant;
import it.varco.policy.grant.Holder;
import it.varco.policy.grant.Holders;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plan of one realm over time: every version that was published, and what they decide. Without a version in force
 * everything is refused.
 */
public final class AccessPolicy {

    private static final Decision NO_PLAN = Decision.deny(Reason.NO_PLAN, "plan");
    private static final Decision NO_SIGN_IN = Decision.deny(Reason.NO_SIGN_IN, "sign-in");

    private final List<PlanVersion> newestFirst;

    private AccessPolicy(List<PlanVersion> newestFirst) {
        this.newestFirst = newestFirst;
    }

    /** The policy of these versions, in any order. */
    public static AccessPolicy of(List<PlanVersion> versions) {
        return new AccessPolicy(versions.stream()
                .sorted(Comparator.comparingInt(PlanVersion::number).reversed())
                .toList());
    }

    /** The version in force: of those that have begun, the one published last. */
    public Optional<PlanVersion> at(Instant instant) {
        for (PlanVersion version : newestFirst) {
            if (!version.effectiveFrom().isAfter(instant)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** When another version comes into force. */
    public Optional<Instant> nextVersionAfter(Instant instant) {
        return newestFirst.stream()
                .map(PlanVersion::effectiveFrom)
                .filter(from -> from.isAfter(instant))
                .min(Comparator.naturalOrder());
    }

    /**
     * May this password be given out?
     *
     * @param held the profiles that the person actively holds, in whatever right
     * @param pending whether a register keeps a role of the person pending
     */
    public Decision issue(IssueRequest request, Collection<String> held, Pending pending, Instant instant) {
        return at(instant)
                .map(version -> version.plan().issue(request, held, pending, instant))
                .orElse(NO_PLAN);
    }

    /**
     * What a person may do who came in like that.
     *
     * @param facts empty where nobody of ours let the person in: then there is no role
     */
    public PersonalAccess decide(Holder person, Holders others, Optional<SignInFacts> facts, Instant instant) {
        Optional<CompiledPlan> plan = at(instant).map(PlanVersion::plan);
        if (plan.isEmpty() || facts.isEmpty()) {
            return new PersonalAccess(
                    plan.isEmpty() ? NO_PLAN : NO_SIGN_IN,
                    List.of(),
                    PersonalAccess.Entry.LOGIN_REFUSED,
                    List.of(),
                    nextVersionAfter(instant));
        }
        return decide(plan.get(), person, others, facts.get(), instant);
    }

    /** Whether a grant of that person's holds, however the person comes in. */
    public Decision holds(Holder person, Grant grant, Holders others, Instant instant) {
        return at(instant)
                .map(version -> new GrantChains(version.plan(), others, instant)
                        .follow(person, grant)
                        .decision())
                .orElse(NO_PLAN);
    }

    private PersonalAccess decide(
            CompiledPlan plan, Holder person, Holders others, SignInFacts facts, Instant instant) {
        GrantChains chains = new GrantChains(plan, others, instant);
        List<GrantChains.Chain> found = person.grants().stream()
                .map(grant -> chains.follow(person, grant))
                .toList();
        List<Held> held = found.stream()
                .filter(GrantChains.Chain::holds)
                .map(GrantChains.Chain::held)
                .distinct()
                .toList();
        Decision way = plan.loginOf(facts, held, instant);
        Decision login =
                way.allows() ? plan.refusalOfNewcomer(facts, person, instant).orElse(way) : way;
        List<RoleAnswer> roles = found.stream()
                .map(chain -> new RoleAnswer(
                        chain.grant().profile(),
                        chain.role(),
                        chain.grant().delegator(),
                        chain.decision(),
                        chain.standing(),
                        login.allows()
                                ? plan.role(chain.held().profile(), chain.held().tenure(), facts, instant)
                                : login))
                .toList();
        return new PersonalAccess(
                login,
                roles,
                entry(plan, login, roles),
                login.allows() ? notices(plan, found, roles, facts, instant) : List.of(),
                changesAt(plan, found, facts, instant));
    }

    private static PersonalAccess.Entry entry(CompiledPlan plan, Decision login, List<RoleAnswer> roles) {
        if (!login.allows()) {
            return PersonalAccess.Entry.LOGIN_REFUSED;
        }
        return plan.refusesWithoutRoles()
                        && roles.stream().noneMatch(RoleAnswer::isAllowed)
                        && roles.stream().anyMatch(RoleAnswer::isTakenForGood)
                ? PersonalAccess.Entry.NO_ROLE_LEFT
                : PersonalAccess.Entry.OPEN;
    }

    private static List<Notice> notices(
            CompiledPlan plan,
            List<GrantChains.Chain> found,
            List<RoleAnswer> roles,
            SignInFacts facts,
            Instant instant) {
        Set<Notice> notices = new LinkedHashSet<>();
        for (int i = 0; i < found.size(); i++) {
            if (roles.get(i).isAllowed()) {
                plan.noticeOf(found.get(i).held(), facts, instant).ifPresent(notices::add);
            }
        }
        plan.noticeOfLogin(facts, instant).ifPresent(notices::add);
        return List.copyOf(notices);
    }

    private Optional<Instant> changesAt(
            CompiledPlan plan, List<GrantChains.Chain> found, SignInFacts facts, Instant instant) {
        List<Held> concerned =
                found.stream().map(GrantChains.Chain::held).distinct().toList();
        return Stream.of(
                        plan.nextChange(concerned, facts, instant),
                        found.stream()
                                .flatMap(chain -> chain.nextChange().stream())
                                .min(Comparator.naturalOrder()),
                        nextVersionAfter(instant))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
