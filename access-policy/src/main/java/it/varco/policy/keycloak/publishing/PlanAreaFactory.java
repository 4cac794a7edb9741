package it.varco.policy.keycloak.publishing;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code plan}. */
public final class PlanAreaFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "plan";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new PlanResource(call);
    }
}
