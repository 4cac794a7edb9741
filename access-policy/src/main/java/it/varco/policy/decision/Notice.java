package it.varco.policy.decision;

import it.varco.policy.plan.Act;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a person will soon no longer do with this method of signing in.
 *
 * @param profile the profile that it is about; none where signing in itself ends
 * @param from the first day of the stop
 */
public record Notice(Optional<String> profile, LocalDate from, Act act) {}
