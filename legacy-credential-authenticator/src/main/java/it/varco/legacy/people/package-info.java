/** The people of the system before this one, as lines of a file: what a line must say, and what it may change. */
package it.varco.legacy.people;
