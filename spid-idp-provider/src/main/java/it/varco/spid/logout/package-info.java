/** Single logout between a service provider and SPID: what is asked, what is answered, and which messages are believed. */
package it.varco.spid.logout;
