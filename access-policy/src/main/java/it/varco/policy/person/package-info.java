/** Who a person is to the public administration: the fiscal code and nothing else. */
package it.varco.policy.person;
