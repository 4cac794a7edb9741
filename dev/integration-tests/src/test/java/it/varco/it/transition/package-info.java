/** The transition as people live it at a browser: the password until its day, the pages that say so, and SPID after. */
package it.varco.it.transition;
