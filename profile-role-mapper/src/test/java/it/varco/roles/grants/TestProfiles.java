package it.varco.roles.grants;

import it.varco.policy.plan.DelegationRule;
import it.varco.policy.plan.GrantSource;
import it.varco.policy.plan.Profile;
import it.varco.policy.plan.ProfileKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One profile of each source. */
final class TestProfiles {

    private TestProfiles() {}

    static Profile of(GrantSource source) {
        return named("profilo-" + source.slug(), source);
    }

    static Profile named(String slug, GrantSource source) {
        return new Profile(
                slug,
                Map.of("it", slug),
                ProfileKind.OTHER,
                List.of(),
                source,
                DelegationRule.HOLDERS,
                Optional.empty(),
                source == GrantSource.GROUP ? Optional.of("/" + slug) : Optional.empty());
    }
}
