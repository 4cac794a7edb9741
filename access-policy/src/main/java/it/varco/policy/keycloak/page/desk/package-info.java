/** What the pages of those who are signed in have in common: who is let in, and which forms are believed. */
package it.varco.policy.keycloak.page.desk;
