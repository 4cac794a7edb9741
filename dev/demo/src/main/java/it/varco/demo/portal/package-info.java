/** The relying application: it shows who came in, how, and what its tokens hold. */
package it.varco.demo.portal;
