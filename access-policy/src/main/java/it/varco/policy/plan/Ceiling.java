package it.varco.policy.plan;

import java.time.LocalDate;

/**
 * The day from which weak methods do nothing for anybody, whatever phases say.
 *
 * @param noticeDays for how many days before, people are told
 */
public record Ceiling(LocalDate from, Act act, int noticeDays) {}
