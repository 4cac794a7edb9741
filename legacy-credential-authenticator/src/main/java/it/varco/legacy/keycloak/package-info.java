/** Ways in that a plan lets go of on a date: the old password, and weak methods of other issuers. */
package it.varco.legacy.keycloak;
