/** No new password by any way but the one that asks the plan. */
package it.varco.legacy.keycloak.stop;
