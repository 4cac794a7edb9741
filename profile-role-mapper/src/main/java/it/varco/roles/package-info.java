/** What a sign-in becomes in the tokens of an application. */
package it.varco.roles;
