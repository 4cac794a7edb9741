/** What the tests stand on: a server, a realm of their own, people at browsers. */
package it.varco.it.kit;
