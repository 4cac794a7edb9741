package it.varco.policy.keycloak.page;

import it.varco.policy.keycloak.step.Step;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Every way in is a link on the page, so the step itself never succeeds: whoever posts to it sees the page again. */
final class AccessPage extends Step {

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
}
