/**
 * Cards without hardware: test authorities in the shape of those of CNS and CIE, the cards that they issue (good ones and one
 * for each thing that can be wrong), a responder for OCSP and CRLs, and a trusted list. For development and tests only.
 */
package it.varco.testcards;
