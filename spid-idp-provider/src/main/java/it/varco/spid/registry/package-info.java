/** The federation's identity providers, as AgID's registry lists them. */
package it.varco.spid.registry;
