package it.varco.legacy.keycloak.issue;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code credentials}. */
public final class CredentialsAreaFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "credentials";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return CredentialsResource::new;
    }
}
