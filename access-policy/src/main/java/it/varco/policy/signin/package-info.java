/** How a person came in, and the seal that keeps anybody else from saying so. */
package it.varco.policy.signin;
