package it.varco.policy.keycloak.broker;

import it.varco.policy.keycloak.page.Refusal;
import jakarta.ws.rs.core.Response;

/** Why somebody whom an identity provider has proven gets no account; the same for every door. */
public final class PersonRefusals {

    public static final Refusal CONFLICT =
            Refusal.of("PERSON-01", "person-conflict").with(Response.Status.CONFLICT);
    public static final Refusal LINK_MISMATCH =
            Refusal.of("PERSON-02", "link-mismatch").with(Response.Status.CONFLICT);
    public static final Refusal RACED =
            Refusal.of("PERSON-03", "first-sign-in-raced").with(Response.Status.CONFLICT);
    public static final Refusal FORMER_CODE =
            Refusal.of("PERSON-04", "code-replaced").with(Response.Status.CONFLICT);

    private PersonRefusals() {}
}
