/** One line and one count for each event, with codes and ids and nobody's data. */
package it.varco.policy.keycloak.audit;
