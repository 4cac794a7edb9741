/** The register's own tables: what is written once, and never changed. */
package it.varco.register.keycloak.ledger;
