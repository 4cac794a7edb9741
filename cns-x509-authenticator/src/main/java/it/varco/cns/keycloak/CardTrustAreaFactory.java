package it.varco.cns.keycloak;

import it.varco.policy.keycloak.admin.AdminArea;
import it.varco.policy.keycloak.admin.AdminAreaFactory;
import org.keycloak.models.KeycloakSession;

/** The area {@code card-trust}. */
public final class CardTrustAreaFactory extends AdminAreaFactory {

    @Override
    public String getId() {
        return "card-trust";
    }

    @Override
    public AdminArea create(KeycloakSession session) {
        return call -> new CardTrustResource(call, CardNode.of(session));
    }
}
