/** What a plan says on a day, laid out for people who ask why. */
package it.varco.roles.explain;
