package it.varco.policy.plan;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A dated exception for credentials that were given out under it. It lifts phases on everybody, never one that
 * names the profile, and the ceiling only where it says so.
 *
 * @param period when credentials may be given out under it and used
 * @param profiles the profiles that such a credential may exercise
 * @param belowAge the age in years from which it no longer holds
 * @param ceiling whether it goes past the ceiling
 */
public record Exemption(
        String id, Act act, Period period, Set<String> profiles, OptionalInt belowAge, CeilingReach ceiling) {

    /** Whether an exemption goes past the ceiling. */
    public enum CeilingReach {
        ENDS_AT_CEILING,
        PIERCES_CEILING
    }

    public Exemption {
        profiles = Set.copyOf(profiles);
    }
}
