/** What the ledger says of a role, written as the grant that tokens are decided by. */
package it.varco.register.keycloak.projection;
