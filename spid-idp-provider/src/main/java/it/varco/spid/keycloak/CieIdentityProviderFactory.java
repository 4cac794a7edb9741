package it.varco.spid.keycloak;

import it.varco.spid.keycloak.setting.CieSettingsProperties;
import it.varco.spid.keycloak.setting.SpidIdentityProviderConfig;

/** The identity provider {@code cie-saml}: SPID's, by CIE's rules. */
public final class CieIdentityProviderFactory extends SchemeProviderFactory {

    public CieIdentityProviderFactory() {
        super(SpidIdentityProviderConfig.CIE, "CIE id", CieSettingsProperties.ALL);
    }
}
