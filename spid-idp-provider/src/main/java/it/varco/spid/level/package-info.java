/** SPID's levels of assurance and how a request compares them. */
package it.varco.spid.level;
