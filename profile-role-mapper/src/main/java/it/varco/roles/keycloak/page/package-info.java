/** The pages below {@code /realms/{realm}/access-policy}, for people who are signed in. */
package it.varco.roles.keycloak.page;
