/** The register is told of accounts and sign-ins, and keeps those of people whom it knows. */
package it.varco.register.keycloak.signin;
