package it.varco.roles.keycloak.explain;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code decision}. */
public final class DecisionAreaFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "decision";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new DecisionResource(call);
    }
}
