/** Whose account an old link is: what proves it, and what speaks against it. */
package it.varco.spid.adoption;
