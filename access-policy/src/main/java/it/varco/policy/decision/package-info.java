/** What plan, sign-in and grants together answer, and why. */
package it.varco.policy.decision;
