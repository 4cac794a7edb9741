/** What the certificate of a card must look like, and the person that it names. */
package it.varco.cns.profile;
