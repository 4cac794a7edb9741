/** XML as an attacker would have to get it past us: one strict parser, one signature rule. */
package it.varco.spid.xml;
