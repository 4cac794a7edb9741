/** PIN INPS: an identity provider of somebody else's, declared a dated method. */
package it.varco.it.inps;
