/** What is worth an e-mail to the person of all that an Order's word changes. */
package it.varco.register.mail;
