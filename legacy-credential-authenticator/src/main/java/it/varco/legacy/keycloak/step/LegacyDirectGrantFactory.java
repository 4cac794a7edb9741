package it.varco.legacy.keycloak.step;

import it.varco.policy.keycloak.step.StepFactory;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The step {@code varco-legacy-direct-grant}: the same password by the resource owner password grant. */
public final class LegacyDirectGrantFactory extends StepFactory {

    public static final String PROVIDER_ID = "varco-legacy-direct-grant";

    public LegacyDirectGrantFactory() {
        super(
                PROVIDER_ID,
                "Varco: fiscal code and password, direct grant",
                "Checks fiscal code and password of a direct grant; the gate then decides as for every door. (Controlla"
                        + " codice fiscale e password di un direct grant; poi decide il varco, come per ogni porta.)",
                List.of(Requirement.REQUIRED, Requirement.DISABLED),
                new LegacyDirectGrant());
    }
}
