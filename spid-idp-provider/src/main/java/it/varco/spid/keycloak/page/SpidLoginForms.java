package it.varco.spid.keycloak.page;

import it.varco.policy.keycloak.offer.OfferedProviders;
import it.varco.spid.keycloak.setting.SpidProviders;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** Gives every page the bean {@code offered}, and that of a realm with SPID the bean {@code spid}. */
final class SpidLoginForms extends FreeMarkerLoginFormsProvider {

    SpidLoginForms(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void createCommonAttributes(
            Theme theme, Locale locale, Properties messages, UriBuilder base, LoginFormsPages page) {
        super.createCommonAttributes(theme, locale, messages, base, page);
        if (realm != null) {
            attributes.put("offered", new OfferedProviders(session));
        }
        if (realm != null && authenticationSession != null) {
            SpidProviders.of(session)
                    .ifPresent(
                            config -> attributes.put("spid", new SpidPageBean(session, config, authenticationSession)));
        }
    }
}
