/** The import of the old system's people, against the running server. */
package it.varco.it.people;
