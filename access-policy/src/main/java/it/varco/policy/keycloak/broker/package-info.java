/** What every identity provider that proves a fiscal code has in common: the account it leads to, and the first sign-in. */
package it.varco.policy.keycloak.broker;
