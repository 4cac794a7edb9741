/** The software of an Order, as far as the demo and the tests need one: a key of its own, and what is said with it. */
package it.varco.demo.order;
