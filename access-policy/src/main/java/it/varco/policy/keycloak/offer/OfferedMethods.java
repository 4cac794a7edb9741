package it.varco.policy.keycloak.offer;

import it.varco.policy.signin.SignInMethod;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** A step of a flow that the access page shows as a way in of its own. */
public interface OfferedMethods extends Authenticator {

    /** The ways in that the step serves as this server is set up; the plan is asked elsewhere. */
    Set<SignInMethod> methods(KeycloakSession session);
}
