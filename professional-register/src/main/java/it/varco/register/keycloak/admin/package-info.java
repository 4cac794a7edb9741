/** What operators do with the register over {@code /admin/realms/{realm}/professional-register}: load it, read it, set it right. */
package it.varco.register.keycloak.admin;
