/** The register as it was kept before the Order's events came: read as CSV or as lines of JSON, strictly, one line at a time. */
package it.varco.register.load;
