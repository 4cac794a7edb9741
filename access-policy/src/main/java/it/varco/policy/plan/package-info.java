/** The plan of a public body as its document says it: which methods, profiles, phases and exemptions there are. */
package it.varco.policy.plan;
