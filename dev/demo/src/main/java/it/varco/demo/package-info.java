/** What {@code ./start} runs. */
package it.varco.demo;
