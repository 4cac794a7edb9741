/** What AgID would refuse in a service provider's metadata: tables of rules over any document. */
package it.varco.spid.lint;
