/** A plan laid out over time, for people who read rather than ask. */
package it.varco.roles.calendar;
