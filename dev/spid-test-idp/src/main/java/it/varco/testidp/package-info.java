/** Three SPID identity providers, and one of OpenID Connect, for development and tests, strict about what they are asked. */
package it.varco.testidp;
