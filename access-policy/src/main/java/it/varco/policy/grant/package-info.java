/** Which profile a person holds, since when, and on whose word. */
package it.varco.policy.grant;
