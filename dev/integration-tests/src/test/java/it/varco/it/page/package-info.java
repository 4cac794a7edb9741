/** The pages that people meet, each as a person uses it. */
package it.varco.it.page;
