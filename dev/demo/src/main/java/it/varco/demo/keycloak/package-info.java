/** A Keycloak on this machine, from its zip to a server that answers; the tests use it too. */
package it.varco.demo.keycloak;
