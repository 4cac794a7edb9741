/** What a realm has set for SPID and CIE id, as stored with its identity providers; of itself it asks nobody. */
package it.varco.spid.keycloak.setting;
