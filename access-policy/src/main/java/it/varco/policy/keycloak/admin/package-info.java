/** The one resource {@code /admin/realms/{realm}/access-policy}, to which each module adds its area. */
package it.varco.policy.keycloak.admin;
