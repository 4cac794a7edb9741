/** The body's own passwords: who gets in, who gets one, and what looks alike. */
package it.varco.it.legacy;
