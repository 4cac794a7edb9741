package it.varco.policy.keycloak.offer;

import it.varco.policy.signin.SignInMethod;
import java.util.Optional;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.models.IdentityProviderMapperModel;

/** A mapper that declares for which way in its identity provider stands. */
public interface MethodDeclaration extends IdentityProviderMapper {

    /** The method that such a mapper is set to; empty where its settings name none that may be declared. */
    Optional<SignInMethod> declared(IdentityProviderMapperModel mapper);
}
