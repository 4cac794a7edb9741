package it.varco.spid.keycloak;

import org.keycloak.Config;
import org.keycloak.saml.common.util.SystemPropertiesUtil;

/** The identity provider {@code spid-saml}. */
public final class SpidIdentityProviderFactory extends SchemeProviderFactory {

    public static final String PROVIDER_ID = "spid-saml";

    public SpidIdentityProviderFactory() {
        super(PROVIDER_ID, "SPID", SpidSettingsProperties.ALL);
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
