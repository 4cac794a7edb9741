/** The cards of the demo and of the tests, who issues and answers for them, and the port that asks for them. */
package it.varco.demo.cards;
