package it.varco.register.keycloak.signin;

import it.varco.policy.keycloak.person.AccountWitness;
import it.varco.policy.keycloak.person.AccountWitnessFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the register's witness. */
public final class RegisterWitnessFactory implements AccountWitnessFactory {

    @Override
    public String getId() {
        return "varco-register";
    }

    @Override
    public AccountWitness create(KeycloakSession session) {
        return new RegisterWitness(session);
    }
}
