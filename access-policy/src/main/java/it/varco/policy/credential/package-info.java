/** What the body remembers of the user name and password that it gave a person. */
package it.varco.policy.credential;
