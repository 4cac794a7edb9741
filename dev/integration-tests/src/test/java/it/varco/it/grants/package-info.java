/** Who may give what to whom, over HTTP. */
package it.varco.it.grants;
