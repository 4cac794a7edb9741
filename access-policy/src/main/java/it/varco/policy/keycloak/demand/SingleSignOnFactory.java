package it.varco.policy.keycloak.demand;

import it.varco.policy.keycloak.step.StepFactory;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The step {@code varco-single-sign-on} of a browser flow, in the place of Keycloak's cookie step. */
public final class SingleSignOnFactory extends StepFactory {

    public static final String PROVIDER_ID = "varco-single-sign-on";

    public SingleSignOnFactory() {
        super(
                PROVIDER_ID,
                "Varco: single sign-on",
                "Uses the session that is there, unless the application asks for a higher level than it began with; then the person"
                        + " signs in again. (Usa la sessione già aperta, a meno che il servizio chieda un livello più alto di quello con"
                        + " cui è iniziata: allora la persona accede di nuovo.)",
                List.of(Requirement.ALTERNATIVE, Requirement.DISABLED),
                new SingleSignOn());
    }
}
