package it.varco.spid.keycloak;

import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;
import it.varco.spid.keycloak.setting.SpidSettingsProperties;
import org.keycloak.Config;
import org.keycloak.saml.common.util.SystemPropertiesUtil;

/** The identity provider {@code spid-saml}. */
public final class SpidIdentityProviderFactory extends SchemeProviderFactory {

    public SpidIdentityProviderFactory() {
        super(SpidIdentityProviderConfig.SPID, "SPID", SpidSettingsProperties.ALL);
    }

    /**
     * The JDK reads once, when it first signs, whether signatures have line breaks. Keycloak sets that when it first signs;
     * with us it might be second, and every other SAML message of the server would look different.
     */
    @Override
    public void init(Config.Scope config) {
        SystemPropertiesUtil.ensure();
    }
}
