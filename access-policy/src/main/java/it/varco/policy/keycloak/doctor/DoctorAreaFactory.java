package it.varco.policy.keycloak.doctor;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code doctor}. */
public final class DoctorAreaFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "doctor";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new DoctorResource(call);
    }
}
