package it.varco.policy.keycloak.page;

import it.varco.policy.keycloak.step.StepFactory;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The step {@code varco-access-page}: shows the ways in that need no password. */
public final class AccessPageFactory extends StepFactory {

    public static final String PROVIDER_ID = "varco-access-page";

    public AccessPageFactory() {
        super(
                PROVIDER_ID,
                "Varco: access page",
                "Shows the access page with every way in that the realm offers, without a password form."
                        + " (Mostra la pagina di accesso con le modalità offerte, senza il modulo della password.)",
                List.of(Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED),
                new AccessPage());
    }
}
