/** Three SPID identity providers for development and tests, strict about what they are asked. */
package it.varco.testidp;
