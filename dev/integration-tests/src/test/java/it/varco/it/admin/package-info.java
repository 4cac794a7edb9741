/** What the realm's own administrators, its operators and its people may ask of the admin endpoints, over HTTP. */
package it.varco.it.admin;
