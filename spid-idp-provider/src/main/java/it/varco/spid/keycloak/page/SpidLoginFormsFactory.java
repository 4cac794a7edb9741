package it.varco.spid.keycloak.page;

import it.varco.policy.keycloak.VersionedFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's login forms with two beans more, which cost nothing until a page asks for them. */
public final class SpidLoginFormsFactory extends FreeMarkerLoginFormsProviderFactory
        implements VersionedFactory<LoginFormsProvider> {

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new SpidLoginForms(session);
    }

    @Override
    public String getId() {
        return "varco";
    }

    /** Above Keycloak's own, which has zero. */
    @Override
    public int order() {
        return 10;
    }
}
