/** What a body says of itself in JSON: read strictly, and a fault is named by its field. */
package it.varco.spid.setting;
