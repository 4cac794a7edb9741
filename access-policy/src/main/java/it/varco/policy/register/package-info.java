/**
 * What a professional Order's word makes of a role (note of 8 January 2019; ): the Order's events and the person's
 * sign-ins go in, in whatever order they became known, and the states of the role over time come out.
 */
package it.varco.policy.register;
