/** What may become of a person's grants, and by which step. */
package it.varco.roles.grants;
