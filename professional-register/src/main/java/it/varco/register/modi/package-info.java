/**
 * Whether a request comes from the Order, by the rules of AgID's interoperability model (ModI: ID_AUTH_REST_01 through PDND,
 * INTEGRITY_REST_02, AUDIT_REST_01 and 02). Plain Java; JOSE is Nimbus's.
 */
package it.varco.register.modi;
