package it.varco.legacy.keycloak.people;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code people}. */
public final class PeopleImportFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "people";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return PeopleResource::new;
    }
}
