/** The acceptance scenarios of the transition, by the cast, each on both sides of its second. */
package it.varco.it.scenario;
