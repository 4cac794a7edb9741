package it.varco.spid.keycloak.request;

import it.varco.policy.keycloak.demand.SignInDemand;
import it.varco.policy.keycloak.demand.SignInDemandFactory;
import org.keycloak.models.KeycloakSession;

/** Brings the levels to single sign-on and to the gate. */
public final class LevelDemandFactory implements SignInDemandFactory {

    @Override
    public SignInDemand create(KeycloakSession session) {
        return new LevelDemand(session);
    }

    @Override
    public String getId() {
        return "varco-level";
    }
}
