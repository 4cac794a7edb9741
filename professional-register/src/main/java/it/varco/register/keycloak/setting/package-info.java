/** What a realm says of the registers whose Orders speak to it. */
package it.varco.register.keycloak.setting;
