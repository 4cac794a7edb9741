package it.varco.demo.portal;

import java.time.ZonedDateTime;

/**
 * What time it is for the realm's plan.
 *
 * @param now in Rome
 * @param moved whether that is another time than the wall's
 */
record PolicyDay(ZonedDateTime now, boolean moved) {}
