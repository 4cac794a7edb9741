/** Where the Orders speak: {@code /realms/{realm}/professional-register}. */
package it.varco.register.keycloak.events;
