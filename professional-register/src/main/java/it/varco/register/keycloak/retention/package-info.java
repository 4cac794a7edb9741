/** What nobody may keep any longer is forgotten, once a day. */
package it.varco.register.keycloak.retention;
