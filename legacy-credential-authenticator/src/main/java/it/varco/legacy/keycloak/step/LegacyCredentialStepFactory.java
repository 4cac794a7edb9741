package it.varco.legacy.keycloak.step;

import it.varco.policy.keycloak.step.StepFactory;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The step {@code varco-legacy-credential}: the password form, until its last day. */
public final class LegacyCredentialStepFactory extends StepFactory {

    public static final String PROVIDER_ID = "varco-legacy-credential";

    public LegacyCredentialStepFactory() {
        super(
                PROVIDER_ID,
                "Varco: fiscal code and password",
                "Shows the access page with the form for the body's own credentials while the plan lets anybody still use"
                        + " them; put \"Varco: access page\" after it. (Mostra la pagina di accesso con il modulo delle"
                        + " credenziali dell'ente finché il piano le ammette per qualcuno; subito dopo va \"Varco: access"
                        + " page\".)",
                List.of(Requirement.ALTERNATIVE, Requirement.DISABLED),
                new LegacyCredentialStep());
    }
}
