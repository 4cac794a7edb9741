/** What keeps the records of people from being written by users' APIs, and tells of whoever tries. */
package it.varco.policy.keycloak.record;
