/** What the plan makes of a sign-in: roles in tokens, and the gate. */
package it.varco.it.roles;
