package it.varco.cns.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which cards the server accepts.
 *
 * @param profiles the kinds of card; no policy belongs to two of them
 * @param keyStrength how strong keys and signatures must be
 */
public record CardRules(List<CardProfile> profiles, KeyStrength keyStrength) {

    /** CNS and CIE, keys of today. */
    public static final CardRules STANDARD =
            new CardRules(List.of(CardProfile.CNS, CardProfile.CIE), KeyStrength.CURRENT);

    public CardRules {
        profiles = List.copyOf(profiles);
        Set<String> seen = new HashSet<>();
        if (!profiles.stream().flatMap(profile -> profile.policies().stream()).allMatch(seen::add)) {
            throw new IllegalArgumentException("a policy tells one kind of card");
        }
    }
}
