package it.varco.roles.calendar;

import it.varco.policy.decision.Decision;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A span of days in which one answer holds.
 *
 * @param from the first day
 * @param until the first day on which it holds no longer; none where it does not end
 */
public record Segment(LocalDate from, Optional<LocalDate> until, Decision decision) {}
