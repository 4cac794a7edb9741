/** What an Order's events cost, held against the same people written by Keycloak's own API. */
package it.varco.benchmarks.register;
