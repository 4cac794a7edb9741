/** The invented people of the demo and of the tests, and how they come into a realm. */
package it.varco.demo.cast;
