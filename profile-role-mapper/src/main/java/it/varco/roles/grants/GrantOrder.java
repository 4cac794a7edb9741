package it.varco.roles.grants;

import it.varco.policy.grant.GrantChange;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Profile;
import java.util.Optional;

/**
 * Something to be done to a grant.
 *
 * @param delegator the account for which the person is to act, or no longer; empty where no delegation is meant
 * @param period for a delegation when it holds, for everything else from when
 * @param word on whose word
 */
public record GrantOrder(
        GrantAction action, Profile profile, Optional<String> delegator, GrantPeriod period, GrantChange.Word word) {

    /** On whose word the grant in question is held. */
    public GrantSource source() {
        return delegator.isPresent() ? GrantSource.DELEGATION : profile.source();
    }
}
