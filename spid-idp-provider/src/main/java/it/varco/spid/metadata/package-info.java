/** The metadata that a service provider files with AgID: a pure function of its settings. */
package it.varco.spid.metadata;
