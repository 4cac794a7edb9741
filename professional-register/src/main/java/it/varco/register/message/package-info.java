/** What an Order writes, read strictly: a field that is not known may be one that takes something away. */
package it.varco.register.message;
