/** The resources for administrators, and what the doctor looks at. */
package it.varco.spid.keycloak.admin;
