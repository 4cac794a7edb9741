package it.varco.policy.plan;

import java.time.LocalDate;

/**
 * The act on which a rule of the plan rests.
 *
 * @param name what people call it, such as "Circolare INAIL"
 * @param number its number, without the year
 * @param date when it was signed
 */
public record Act(String name, String number, LocalDate date) {}
