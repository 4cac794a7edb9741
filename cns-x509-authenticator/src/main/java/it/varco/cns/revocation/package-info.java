/** Whether a card that is trusted still stands: its issuer is asked by OCSP, and its issuer's list is read. */
package it.varco.cns.revocation;
