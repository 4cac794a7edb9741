/** E-mails to people whose role an Order's word changes: queued with the change, sent by and by. */
package it.varco.register.keycloak.mail;
