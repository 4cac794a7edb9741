/** What only several nodes on one database can show; {@code ./verify --deep} runs it. */
package it.varco.it.cluster;
