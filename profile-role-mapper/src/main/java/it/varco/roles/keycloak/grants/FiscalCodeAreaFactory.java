package it.varco.roles.keycloak.grants;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** The area {@code fiscal-code}. */
public final class FiscalCodeAreaFactory extends AdminAreaFactory {

    public static final String PROVIDER_ID = "fiscal-code";

    private final Clock wall = Clock.systemUTC();

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new FiscalCodeResource(call, wall);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
