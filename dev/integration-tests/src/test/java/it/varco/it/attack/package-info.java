/** What somebody may send in the place of an identity provider's answer, and what comes of it over HTTP. */
package it.varco.it.attack;
