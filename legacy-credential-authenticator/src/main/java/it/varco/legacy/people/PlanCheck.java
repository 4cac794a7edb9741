package it.varco.legacy.people;

import it.varco.policy.credential.LegacyCredential;
import it.varco.policy.decision.CompiledPlan;
import it.varco.policy.grant.GrantState;
import it.varco.policy.person.FiscalCode;
import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Profile;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether what a line says can be, by the plan in force and on the day that the policy clock shows. A profile that the
 * plan does not know is refused: it would never be a role, and nobody would see why.
 */
public final class PlanCheck {

    /** What can become of a grant, by whose word it is held; what groups and registers give comes from no old system. */
    private static final Map<GrantSource, Set<GrantState>> STATES = new EnumMap<>(Map.of(
            GrantSource.OFFICE,
                    EnumSet.of(GrantState.ASKED, GrantState.REFUSED, GrantState.ACTIVE, GrantState.WITHDRAWN),
            GrantSource.OPEN, EnumSet.of(GrantState.ACTIVE, GrantState.WITHDRAWN),
            GrantSource.DELEGATION, EnumSet.of(GrantState.ACTIVE, GrantState.WITHDRAWN)));

    private final CompiledPlan plan;
    private final Instant now;

    /** By this plan, on that day. */
    public PlanCheck(CompiledPlan plan, Instant now) {
        this.plan = plan;
        this.now = now;
    }

    /**
     * Lets a line pass that can be true.
     *
     * @throws Refused where it can't
     */
    public void require(PersonLine line) {
        line.credential().map(CredentialLine::record).ifPresent(this::requireCredential);
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < line.grants().size(); i++) {
            GrantLine grant = line.grants().get(i);
            String field = "/grants/" + i;
            requireGrant(grant, line.code(), field);
            if (!seen.add(List.of(grant.profile(), grant.source(), grant.delegator()))) {
                throw Fault.SAME_GRANT_TWICE.in(field);
            }
        }
    }

    private void requireCredential(LegacyCredential credential) {
        if (credential.issuedAt().isAfter(now)) {
            throw Fault.FUTURE.in("/credential/issued");
        }
        if (credential
                .expires()
                .filter(end -> !end.isAfter(credential.issuedAt()))
                .isPresent()) {
            throw Fault.DATE.in("/credential/expires");
        }
        boolean known = credential
                .exemption()
                .map(id -> plan.plan().exemptions().stream()
                        .anyMatch(exemption -> exemption.id().equals(id)))
                .orElse(true);
        if (!known) {
            throw Fault.EXEMPTION.in("/credential/exemption");
        }
    }

    private void requireGrant(GrantLine grant, FiscalCode holder, String field) {
        Profile profile = plan.profile(grant.profile()).orElseThrow(() -> Fault.PROFILE.in(field + "/profile"));
        if (grant.source() == GrantSource.REGISTER) {
            throw Fault.REGISTER.in(field + "/source");
        }
        if (!mayComeFrom(grant.source(), profile)) {
            throw Fault.SOURCE.in(field + "/source");
        }
        boolean delegated = grant.source() == GrantSource.DELEGATION;
        if (grant.delegator().isPresent() != delegated
                || grant.delegator().filter(holder::equals).isPresent()) {
            throw Fault.DELEGATOR.in(field + "/delegatorFiscalCode");
        }
        requireTimeline(grant, field + "/timeline");
    }

    private void requireTimeline(GrantLine grant, String field) {
        Instant before = Instant.MIN;
        for (int i = 0; i < grant.timeline().size(); i++) {
            GrantLine.Step step = grant.timeline().get(i);
            if (!STATES.get(grant.source()).contains(step.state())) {
                throw Fault.TIMELINE.in(field + "/" + i + "/state");
            }
            if (step.from().isBefore(before)) {
                throw Fault.TIMELINE.in(field + "/" + i + "/from");
            }
            if (step.from().isAfter(now)) {
                throw Fault.FUTURE.in(field + "/" + i + "/from");
            }
            before = step.from();
        }
    }

    private static boolean mayComeFrom(GrantSource source, Profile profile) {
        return switch (source) {
            case GROUP, REGISTER -> false;
            case DELEGATION ->
                profile.delegation() == DelegationRule.HOLDERS
                        || profile.delegatedBy().isPresent();
            case OFFICE, OPEN -> source == profile.source();
        };
    }
}
