package it.varco.roles.keycloak.grants;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** The area {@code grants}. */
public final class GrantsAreaFactory extends AdminAreaFactory {

    public static final String PROVIDER_ID = "grants";

    private final Clock wall = Clock.systemUTC();

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new GrantsResource(call, wall);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }
}
