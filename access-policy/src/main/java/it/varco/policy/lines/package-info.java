/** Bodies of many lines, of which none is ever held whole. */
package it.varco.policy.lines;
