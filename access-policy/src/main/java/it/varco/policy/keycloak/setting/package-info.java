/** What a realm says about itself in components of ours. */
package it.varco.policy.keycloak.setting;
