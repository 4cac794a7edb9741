/** How far a realm has come: rehearsal, then production. */
package it.varco.policy.stage;
