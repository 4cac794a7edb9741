/** The Order speaks, and is the only one who does. */
package it.varco.it.register;
