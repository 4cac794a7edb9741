package it.varco.policy.keycloak.page;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Every way in is a link on the page, so the step itself never succeeds: whoever posts to it sees the page again. */
final class AccessPage implements Authenticator {

    private static final String WITHOUT_PASSWORD = "varcoWithoutPassword";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        // Keycloak's own login page would show its password form, which this step does not serve.
        context.challenge(context.form().setAttribute(WITHOUT_PASSWORD, true).createLoginUsernamePassword());
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
