package it.varco.policy.keycloak.broker;

import it.varco.policy.keycloak.step.StepFactory;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The step {@code varco-link-by-fiscal-code} of a first broker login flow. */
public final class LinkByFiscalCodeFactory extends StepFactory {

    public static final String PROVIDER_ID = "varco-link-by-fiscal-code";

    public LinkByFiscalCodeFactory() {
        super(
                PROVIDER_ID,
                "Varco: link by fiscal code",
                "First sign-in: finds the account with the proven fiscal code, or makes one where its setting says so; asks nothing."
                        + " (Primo accesso: trova l’account con il codice fiscale verificato, o lo crea se così è impostato; non chiede"
                        + " nulla.)",
                List.of(Requirement.REQUIRED, Requirement.DISABLED),
                UnknownPerson.PROPERTIES,
                new LinkByFiscalCode());
    }
}
