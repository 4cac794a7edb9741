/** The page on which an operator reads where one person stands in an Order's register, and what to tell the person. */
package it.varco.register.keycloak.desk;
